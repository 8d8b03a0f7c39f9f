package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import org.jspecify.annotations.Nullable;

/**
 * A dataset in a listing ({@code v2ListDatasets}, {@code v1ListDatasets}).
 *
 * @param id the dataset's id
 * @param name its name, up to 128 characters
 * @param description its description; null if it has none
 */
@Decoded
public record Dataset(
        String id, @Nullable String name, @Nullable String description) {

    /**
     * Makes sure that there is an id.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param description see {@link #description()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public Dataset {
        id = WireId.required("id", id);
    }
}
