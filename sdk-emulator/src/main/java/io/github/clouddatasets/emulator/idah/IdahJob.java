package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.IdahColumn;
import io.github.clouddatasets.emulator.idah.table.IdahColumnType;
import io.github.clouddatasets.emulator.idah.table.IdahTable;
import io.github.clouddatasets.emulator.idah.table.IdahTimestamp;
import io.github.clouddatasets.emulator.idah.table.IdahValue;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row in the table of jobs. */
final class IdahJob {

    static final String TYPE = "sync:jobs";
    static final String PENDING = "pending";
    static final String RUNNING = "running";
    static final String COMPLETED = "completed";
    static final String ERRORED = "errored";

    private static final String JOB_CLASS = "Exports::Job";

    static final IdahTable<IdahJob> TABLE = new IdahTable<>(List.of(
            new IdahColumn<>("id", IdahColumnType.UUID, IdahColumn.EQUALS_IN, row -> IdahValue.of(row.id)),
            new IdahColumn<>("job_class", IdahColumnType.TEXT, IdahColumn.EQUALS_IN, row -> IdahValue.of(JOB_CLASS)),
            new IdahColumn<>(
                    "arguments", IdahColumnType.TEXT, IdahColumn.NONE, row -> IdahValue.of(row.arguments.toString())),
            new IdahColumn<>(
                    "priority", IdahColumnType.INTEGER, IdahColumn.EQUALS_RANGE, row -> IdahValue.of(row.priority)),
            new IdahColumn<>("status", IdahColumnType.TEXT, IdahColumn.EQUALS_IN, row -> IdahValue.of(row.status)),
            new IdahColumn<>("progress", IdahColumnType.DOUBLE, IdahColumn.EQUALS, row -> IdahValue.of(row.progress)),
            // Other kinds of jobs have retries, exports do not.
            new IdahColumn<>("retry_count", IdahColumnType.INTEGER, IdahColumn.EQUALS_RANGE, row -> IdahValue.of(0)),
            new IdahColumn<>("error", IdahColumnType.TEXT, IdahColumn.EQUALS, row -> row.errorCell()),
            new IdahColumn<>("unicity", IdahColumnType.TEXT, IdahColumn.EQUALS, row -> null),
            new IdahColumn<>(
                    "scheduled_at",
                    IdahColumnType.TIMESTAMP,
                    IdahColumn.EQUALS_RANGE,
                    row -> IdahValue.of(row.scheduledAt)),
            new IdahColumn<>(
                    "created_at",
                    IdahColumnType.TIMESTAMP,
                    IdahColumn.EQUALS_RANGE,
                    row -> IdahValue.of(row.createdAt)),
            new IdahColumn<>(
                    "updated_at",
                    IdahColumnType.TIMESTAMP,
                    IdahColumn.EQUALS_RANGE,
                    row -> IdahValue.of(row.updatedAt))));

    private final String id;
    private final ObjectNode arguments;
    private final int priority;
    private @Nullable String error;
    private final Instant scheduledAt;
    private final Instant createdAt;
    private Instant updatedAt;
    private String status;
    private double progress;

    IdahJob(
            String id,
            ObjectNode arguments,
            int priority,
            String status,
            double progress,
            @Nullable String error,
            Instant scheduledAt,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.arguments = arguments;
        this.priority = priority;
        this.status = status;
        this.progress = progress;
        this.error = error;
        this.scheduledAt = scheduledAt;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    static IdahJob of(StateDocument state) {
        return new IdahJob(
                state.text("id"),
                state.object("arguments"),
                state.integer("priority"),
                state.text("status"),
                state.fields().path("progress").asDouble(),
                state.textOrNull("error"),
                state.moment("scheduled_at"),
                state.moment("created_at"),
                state.moment("updated_at"));
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object()
                .put("id", id)
                .put("priority", priority)
                .put("status", status)
                .put("progress", progress)
                .put("error", error)
                .put("scheduled_at", scheduledAt.toString())
                .put("created_at", createdAt.toString())
                .put("updated_at", updatedAt.toString());
        saved.set("arguments", arguments);
        return saved;
    }

    /** A new job in the queue. */
    static IdahJob queued(String id, ObjectNode arguments, Instant now) {
        return new IdahJob(id, arguments, 0, PENDING, 0, null, now, now, now);
    }

    String id() {
        return id;
    }

    boolean isPending() {
        return status.equals(PENDING);
    }

    ObjectNode arguments() {
        return arguments;
    }

    /** Changes the state. A failure has no reason by itself, since the real service loses the reason, too. */
    void become(String newStatus, double newProgress, Instant at) {
        status = newStatus;
        progress = newProgress;
        updatedAt = at;
    }

    /** Ends the job as errored, with a reason unless it is empty. */
    void fail(String reason, Instant at) {
        become(ERRORED, 0, at);
        error = reason.isEmpty() ? null : reason;
    }

    ObjectNode attributes() {
        ObjectNode attributes = Json.object().put("job_class", JOB_CLASS);
        attributes.set("arguments", arguments);
        return attributes
                .put("priority", priority)
                .put("status", status)
                .put("progress", progress)
                .put("retry_count", 0)
                .put("error", error)
                .putNull("unicity")
                .put("scheduled_at", IdahTimestamp.format(scheduledAt))
                .put("created_at", IdahTimestamp.format(createdAt))
                .put("updated_at", IdahTimestamp.format(updatedAt));
    }

    private @Nullable IdahValue errorCell() {
        return error == null ? null : IdahValue.of(error);
    }
}
