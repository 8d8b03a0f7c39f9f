package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A background job ({@code listJobs}, {@code getJob}, or included with an export). With sparse fields what was not asked
 * for is null, empty for the arguments.
 *
 * @param id the job's id, a UUID
 * @param jobClass what kind of job: the service itself makes only {@code Exports::Job}
 * @param arguments what the job was started with, as the service keeps it
 * @param priority higher runs first; 0 for exports
 * @param status the state; the only thing that tells completion
 * @param progress 0 to 1; reaches 1 before the file is stored, falls back to 0 on failure
 * @param retryCount how often the service started it again; exports never are
 * @param error why it failed; usually null even then, since the service loses it
 * @param unicity key against duplicates; exports have none
 * @param scheduledAt when it may start
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 * @param exportIds ids of its exports, if they were included
 * @param exports its exports, if they were included
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

    /** Copies the collections. */
    public Job {
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
     * The datasets that the job exports. The service silently leaves out those the caller may not export, so compare
     * with what was asked for.
     *
     * @return the ids; empty if the job is of another kind
     */
    public List<String> datasetIds() {
        return arguments.get("dataset_ids") instanceof List<?> ids
                ? ids.stream().map(Objects::toString).toList()
                : List.of();
    }
}
