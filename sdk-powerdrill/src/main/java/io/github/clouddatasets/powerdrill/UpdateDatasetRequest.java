package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * New values of a dataset ({@code v2ModifyDataset}, {@code v1ModifyDataset}). A null value is not sent and does not change;
 * at least one value must not be blank.
 *
 * @param name new name, up to 128 characters; the service would cut longer ones
 * @param description new description of the dataset, up to 50000 characters
 */
public record UpdateDatasetRequest(
        @Nullable String name, @Nullable String description) {

    /**
     * Checks the values.
     *
     * @param name see {@link #name()}
     * @param description see {@link #description()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public UpdateDatasetRequest {
        Check.length("name", name, 0, 128);
        Check.length("description", description, 0, 50_000);
        if ((name == null || name.isBlank()) && (description == null || description.isBlank())) {
            throw new IllegalArgumentException("name or description is required, and not blank");
        }
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder(this);
    }

    /** Builds a {@link UpdateDatasetRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link UpdateDatasetRequest#name()}.
         *
         * @param name new name, up to 128 characters; the service would cut longer ones
         * @return this builder
         */
        Builder name(@Nullable String name);

        /**
         * Sets {@link UpdateDatasetRequest#description()}.
         *
         * @param description new description of the dataset, up to 50000 characters
         * @return this builder
         */
        Builder description(@Nullable String description);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        UpdateDatasetRequest build();
    }
}
