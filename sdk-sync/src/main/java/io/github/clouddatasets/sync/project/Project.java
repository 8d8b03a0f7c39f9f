package io.github.clouddatasets.sync.project;

import io.github.clouddatasets.core.spi.value.WireId;
import io.github.clouddatasets.sync.internal.ModelDoor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project: it holds datasets, and members work in it ({@code listProjects}, {@code getProject}). Where a query names the
 * columns to read, all others are null.
 *
 * @param id the project's id, a UUID
 * @param name the name; not unique
 * @param description the description; null if there is none
 * @param organizationId the organisation that owns the project, a decimal number
 * @param createdByEmail e-mail address of the account that made the project; an address that begins with {@code api-} for an
 *     API key
 * @param createdAt when the project was made; whole seconds
 * @param updatedAt when the project or anything in it last changed, but for deletions; whole seconds
 */
public record Project(
        String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String organizationId,
        @Nullable String createdByEmail,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    static {
        ModelDoor.handOver(Project.class, ProjectResource.TYPE, ProjectResource::model);
    }

    /**
     * Checks the id. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Project {
        id = WireId.required("id", id);
    }
}
