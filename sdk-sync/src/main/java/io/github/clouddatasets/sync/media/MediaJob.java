package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that makes the variants of an entry's media, such as its thumbnail, and finds out its size in pixels ({@code
 * listMediaJobs}, {@code getMediaJob}). The service starts one when an entry is made, and moves the entry on when the job
 * succeeds.
 *
 * @param id the job's id, a UUID
 * @param jobClass the kind of the job: the service makes only {@code Processor::Job}
 * @param arguments the arguments that the job was started with, as the service keeps them
 * @param priority a job with a higher priority runs first
 * @param status the state; the one sign of completion
 * @param progress the share done, 0 to 1
 * @param retryCount how often the service started the job again
 * @param error why the job failed; usually null even then, since the service loses the reason
 * @param unicity key against duplicates
 * @param scheduledAt when the job may start; whole seconds
 * @param createdAt when the job was made; whole seconds
 * @param updatedAt when the job last changed; whole seconds
 */
public record MediaJob(
        String id,
        @Nullable String jobClass,
        Map<String, @Nullable Object> arguments,
        @Nullable Integer priority,
        @Nullable MediaJobStatus status,
        @Nullable Double progress,
        @Nullable Integer retryCount,
        @Nullable String error,
        @Nullable String unicity,
        @Nullable Instant scheduledAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    /**
     * Checks the id, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public MediaJob {
        id = WireId.required("id", id);
        arguments = Immutable.json(arguments);
    }

    /**
     * The entry whose media the job processes.
     *
     * @return the entry's id; null if the job's arguments name none
     */
    public @Nullable String entryId() {
        return arguments.get("entry_id") instanceof String id ? id : null;
    }

    /**
     * The media that the job processes.
     *
     * @return {@link Media#resource()} of the original; null if the job's arguments name none
     */
    public @Nullable String resource() {
        return arguments.get("resource") instanceof String name ? name : null;
    }
}
