package io.github.clouddatasets.datasets.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.HardCount;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a sample counts as a hard example (schema {@code HardDetail}, in {@link Sample#hardDetails()} and
 * {@link HardCount#detail()}). The service leaves fields out freely: a missing field is {@code null}, a missing list or
 * map is empty.
 *
 * @param id the reason
 * @param reason the reason in words
 * @param suggestion what to do about it
 * @param aliasName another name for the reason
 */
@Decoded
public record HardDetail(
        @Nullable HardReasonId id,
        @Nullable String reason,
        @Nullable String suggestion,
        @JsonProperty("alo_name") @Nullable String aliasName) {}
