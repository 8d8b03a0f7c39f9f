package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A new dataset ({@code v2CreateDataset}, {@code v1CreateDataset}). A null value is not sent.
 *
 * @param name name of the dataset, required, 1 to 128 characters; the service would cut longer ones
 * @param description description of the dataset, up to 128 characters; {@link UpdateDatasetRequest} takes longer ones
 */
public record CreateDatasetRequest(
        @Nullable String name, @Nullable String description) {

    /**
     * Checks the values.
     *
     * @param name see {@link #name()}
     * @param description see {@link #description()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public CreateDatasetRequest {
        Check.required("name", name);
        Check.length("name", name, 1, 128);
        Check.length("description", description, 0, 128);
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CreateDatasetRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_CreateDatasetRequest_Builder(this);
    }

    /** Builds a {@link CreateDatasetRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link CreateDatasetRequest#name()}.
         *
         * @param name name of the dataset, required, 1 to 128 characters; the service would cut longer ones
         * @return this builder
         */
        Builder name(@Nullable String name);

        /**
         * Sets {@link CreateDatasetRequest#description()}.
         *
         * @param description description of the dataset, up to 128 characters; {@link UpdateDatasetRequest} takes
         *     longer ones
         * @return this builder
         */
        Builder description(@Nullable String description);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        CreateDatasetRequest build();
    }
}
