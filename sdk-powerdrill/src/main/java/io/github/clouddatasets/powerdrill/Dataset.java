package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * A dataset as it is listed ({@code v2ListDatasets}, {@code v1ListDatasets}).
 *
 * @param id the dataset's id
 * @param name its name, up to 128 characters
 * @param description what it is about; null if it has none
 */
public record Dataset(
        @Nullable String id,
        @Nullable String name,
        @Nullable String description) {}
