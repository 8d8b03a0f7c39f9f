package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A background job ({@code listJobs}, {@code getJob}, or included with an export). Where a query names the columns to
 * read, all others are null, and the arguments empty.
 *
 * @param id the job's id, a UUID
 * @param jobClass the kind of the job: the service itself makes only {@code Exports::Job}
 * @param arguments the arguments that the job was started with, as the service keeps them
 * @param priority a job with a higher priority runs first; 0 for exports
 * @param status the state; the one sign of completion
 * @param progress the share done, 0 to 1; reaches 1 before the file is stored, falls back to 0 on failure
 * @param retryCount how often the service started the job again; 0 for exports, which it never starts again
 * @param error why the job failed; usually null even then, since the service loses the reason
 * @param unicity key against duplicates; exports have none
 * @param scheduledAt when the job may start; whole seconds
 * @param createdAt when the job was made; whole seconds
 * @param updatedAt when the job last changed; whole seconds
 * @param exportIds ids of the job's exports, if the query includes them
 * @param exports the job's exports, if the query includes them
 */
public record Job(
        String id,
        @Nullable String jobClass,
        Map<String, @Nullable Object> arguments,
        @Nullable Integer priority,
        @Nullable JobStatus status,
        @Nullable Double progress,
        @Nullable Integer retryCount,
        @Nullable String error,
        @Nullable String unicity,
        @Nullable Instant scheduledAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        List<String> exportIds,
        List<Export> exports) {

    /**
     * Checks the id, and copies the collections. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Job {
        id = WireId.required("id", id);
        arguments = Immutable.json(arguments);
        exportIds = Immutable.list(exportIds);
        exports = Immutable.list(exports);
    }

    /**
     * The exporter that the job runs.
     *
     * @return the exporter's name; null if the job is of another kind
     */
    public @Nullable String exporter() {
        return arguments.get("exporter") instanceof String name ? name : null;
    }

    /**
     * The datasets that the job exports. The service silently leaves out those that the caller may not export, so compare
     * them with the request.
     *
     * @return the ids; empty if the job is of another kind
     */
    public List<String> datasetIds() {
        return arguments.get("dataset_ids") instanceof List<?> ids
                ? ids.stream().map(Objects::toString).toList()
                : List.of();
    }
}
