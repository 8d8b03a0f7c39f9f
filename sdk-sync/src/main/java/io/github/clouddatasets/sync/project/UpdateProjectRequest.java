package io.github.clouddatasets.sync.project;

import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a project ({@code updateProject}). A project's organisation cannot be changed.
 *
 * @param name the new name; null to keep the old one
 * @param description the new description, empty to clear it; null to keep the old one
 */
public record UpdateProjectRequest(
        @Nullable String name, @Nullable String description) {

    /** Checks the values. {@inheritDoc} */
    public UpdateProjectRequest {
        if (name == null && description == null) {
            throw new IllegalArgumentException("name or description is required: the request changes nothing");
        }
        if (name != null) {
            Check.segment("name", name);
        }
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfUpdateProjectRequest();
    }

    /** Builds an {@link UpdateProjectRequest}. */
    public interface Builder {

        /**
         * Sets the name.
         *
         * @param name the new name; null, the default, to keep the old one
         * @return this
         */
        Builder name(@Nullable String name);

        /**
         * Sets the description.
         *
         * @param description the new description; null, the default, to keep the old one
         * @return this
         */
        Builder description(@Nullable String description);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if nothing changes, or a value breaks its rule
         */
        UpdateProjectRequest build();
    }
}
