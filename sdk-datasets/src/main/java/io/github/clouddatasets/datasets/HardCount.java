package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.clouddatasets.datasets.samples.HardDetail;
import org.jspecify.annotations.Nullable;

/**
 * How often a reason for hard examples occurs (schema {@code PairOfintAndHardDetail}, in {@link
 * DatasetStats#hardDetailStats()}). The service leaves fields out freely: what is missing is {@code null}, a missing
 * list or map is empty.
 *
 * @param count how often the reason occurs
 * @param detail the reason
 */
public record HardCount(
        @JsonProperty("key") @Nullable Integer count,
        @JsonProperty("value") @Nullable HardDetail detail) {}
