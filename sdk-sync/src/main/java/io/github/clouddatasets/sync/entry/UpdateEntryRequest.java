package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an entry ({@code updateEntry}). The service stores any status and step without a look at the workflow: for the
 * usual way on use {@link Entries#submit(String)} and {@link Entries#assign}.
 *
 * @param name the new name; null to keep the old one
 * @param priority the new priority; null to keep the old one
 * @param resource the new medium; null to keep the old one
 * @param status the new state; null to keep the old one
 * @param wfStep the new step; null to keep the old one
 * @param jobId the media service's job, a UUID; null to keep the old one
 */
public record UpdateEntryRequest(
        @Nullable String name,
        @Nullable Integer priority,
        @Nullable String resource,
        @Nullable EntryStatus status,
        @Nullable WorkflowStep wfStep,
        @Nullable String jobId) {

    /** Checks the values. {@inheritDoc} */
    public UpdateEntryRequest {
        if (name == null && priority == null && resource == null && status == null && wfStep == null && jobId == null) {
            throw new IllegalArgumentException(
                    "one of name, priority, resource, status, wfStep and jobId is required: the request changes nothing");
        }
        if (resource != null) {
            Check.segment("resource", resource);
        }
        if (jobId != null) {
            FilterValues.uuid("jobId", jobId);
        }
    }

    /**
     * Starts building a request.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfUpdateEntryRequest();
    }

    /** Builds an {@link UpdateEntryRequest}. */
    public interface Builder {

        /**
         * Sets the name.
         *
         * @param name the new name; null, the default, to keep the old one
         * @return this
         */
        Builder name(@Nullable String name);

        /**
         * Sets the priority.
         *
         * @param priority the new priority, which may be negative; null, the default, to keep the old one
         * @return this
         */
        Builder priority(@Nullable Integer priority);

        /**
         * Sets the medium.
         *
         * @param resource the name under which the new medium was uploaded; null, the default, to keep the old one
         * @return this
         */
        Builder resource(@Nullable String resource);

        /**
         * Sets the state.
         *
         * @param status the new state; null, the default, to keep the old one
         * @return this
         */
        Builder status(@Nullable EntryStatus status);

        /**
         * Sets the step.
         *
         * @param wfStep the new step; null, the default, to keep the old one
         * @return this
         */
        Builder wfStep(@Nullable WorkflowStep wfStep);

        /**
         * Sets the media service's job.
         *
         * @param jobId the job's id, a UUID; null, the default, to keep the old one
         * @return this
         */
        Builder jobId(@Nullable String jobId);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if nothing changes, or a value breaks its rule
         */
        UpdateEntryRequest build();
    }
}
