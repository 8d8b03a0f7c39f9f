package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.samples.HardDetail;
import org.jspecify.annotations.Nullable;

/**
 * Number of hard examples that have a reason (schema {@code PairOfintAndHardDetail}, in
 * {@link DatasetStats#hardDetailStats()}). The service leaves fields out freely: a missing field is {@code null}, a
 * missing list or map is empty.
 *
 * @param count how often the reason occurs
 * @param detail the reason
 */
@Decoded
public record HardCount(
        @JsonProperty("key") @Nullable Integer count,
        @JsonProperty("value") @Nullable HardDetail detail) {}
