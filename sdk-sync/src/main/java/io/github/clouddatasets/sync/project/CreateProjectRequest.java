package io.github.clouddatasets.sync.project;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project to make ({@code createProject}).
 *
 * @param name the name, not empty; the service takes the same name twice
 * @param organizationId the organisation that will own the project, a decimal number
 * @param description the description; null for none
 */
public record CreateProjectRequest(
        String name, String organizationId, @Nullable String description) {

    /** Checks the values. {@inheritDoc} */
    public CreateProjectRequest {
        Check.segment("name", name);
        FilterValues.accountIds("organizationId", List.of(Check.required("organizationId", organizationId)));
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static CreateProjectRequest checked(
            @Nullable String name, @Nullable String organizationId, @Nullable String description) {
        return new CreateProjectRequest(
                Check.required("name", name), Check.required("organizationId", organizationId), description);
    }

    /** The wire form: the id of an organisation is a number there. */
    record Attributes(String name, @Nullable String description, long organizationId) {}

    Attributes attributes() {
        return new Attributes(name, description, Long.parseLong(organizationId));
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfCreateProjectRequest();
    }

    /** Builds a {@link CreateProjectRequest}. */
    public interface Builder {

        /**
         * Sets the name.
         *
         * @param name the name; required
         * @return this
         */
        Builder name(@Nullable String name);

        /**
         * Sets the organisation.
         *
         * @param organizationId the organisation's id; required. {@link Project#organizationId()} of another project has it
         * @return this
         */
        Builder organizationId(@Nullable String organizationId);

        /**
         * Sets the description.
         *
         * @param description the description; null, the default, for none
         * @return this
         */
        Builder description(@Nullable String description);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        CreateProjectRequest build();
    }
}
