package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a dataset ({@code v2ModifyDataset}, {@code v1ModifyDataset}). What is null is not sent and
 * stays as it is; at least one value must not be blank.
 *
 * @param name new name, up to 128 characters; the service would cut longer ones
 * @param description new text about the dataset, up to 50000 characters
 */
public record UpdateDatasetRequest(
        @Nullable String name, @Nullable String description) {

    /** Checks the values. */
    public UpdateDatasetRequest {
        Check.length("name", name, 0, 128);
        Check.length("description", description, 0, 50_000);
        if ((name == null || name.isBlank()) && (description == null || description.isBlank())) {
            throw new IllegalArgumentException("name or description is required, and not blank");
        }
    }

    /**
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder();
    }

    /**
     * A builder with everything set as here.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateDatasetRequest_Builder(this);
    }

    /** Builds a {@link UpdateDatasetRequest}. */
    @AutoBuilder(ofClass = UpdateDatasetRequest.class)
    public interface Builder {

        /** New name, up to 128 characters; the service would cut longer ones. */
        Builder name(@Nullable String name);

        /** New text about the dataset, up to 50000 characters. */
        Builder description(@Nullable String description);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a value breaks its rule
         */
        UpdateDatasetRequest build();
    }
}
