package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * New values of a session ({@code v2ModifySession}, {@code v1ModifySession}). What is null is not sent; at
 * least one value must be set.
 *
 * @param name name, 1 to 128 characters; the service would cut longer ones. Version 2 requires the name, even an
 *     unchanged one
 * @param outputLanguage language of the answers
 * @param jobMode how the service works on the jobs
 * @param maxContextualJobHistory how many of the last jobs the service remembers, 0 (none) to 10
 */
public record UpdateSessionRequest(
        @Nullable String name,
        @Nullable OutputLanguage outputLanguage,
        @Nullable JobMode jobMode,
        @Nullable Integer maxContextualJobHistory) {

    /**
     * Checks the values.
     *
     * @param name see {@link #name()}
     * @param outputLanguage see {@link #outputLanguage()}
     * @param jobMode see {@link #jobMode()}
     * @param maxContextualJobHistory see {@link #maxContextualJobHistory()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public UpdateSessionRequest {
        Check.length("name", name, 1, 128);
        Check.range("maxContextualJobHistory", maxContextualJobHistory, 0, 10);
        if (name == null && outputLanguage == null && jobMode == null && maxContextualJobHistory == null) {
            throw new IllegalArgumentException(
                    "name, outputLanguage, jobMode or maxContextualJobHistory is required: nothing is to be changed");
        }
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_UpdateSessionRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_UpdateSessionRequest_Builder(this);
    }

    /** Builds a {@link UpdateSessionRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link UpdateSessionRequest#name()}.
         *
         * @param name name, 1 to 128 characters; the service would cut longer ones. Version 2 requires the name, even
         *     an unchanged one
         * @return this builder
         */
        Builder name(@Nullable String name);

        /**
         * Sets {@link UpdateSessionRequest#outputLanguage()}.
         *
         * @param outputLanguage language of the answers
         * @return this builder
         */
        Builder outputLanguage(@Nullable OutputLanguage outputLanguage);

        /**
         * Sets {@link UpdateSessionRequest#jobMode()}.
         *
         * @param jobMode how the service works on the jobs
         * @return this builder
         */
        Builder jobMode(@Nullable JobMode jobMode);

        /**
         * Sets {@link UpdateSessionRequest#maxContextualJobHistory()}.
         *
         * @param maxContextualJobHistory how many of the last jobs the service remembers, 0 (none) to 10
         * @return this builder
         */
        Builder maxContextualJobHistory(@Nullable Integer maxContextualJobHistory);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        UpdateSessionRequest build();
    }
}
