package io.github.clouddatasets.emulator.idah.media;

import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.DOUBLE;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.INTEGER;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.JSONB;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TEXT;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.TIMESTAMP;
import static io.github.clouddatasets.emulator.idah.table.IdahColumnType.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.table.RowSchema;
import io.github.clouddatasets.emulator.idah.table.RowTable;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The table of jobs that process media. */
final class MediaJobs {

    static final String TYPE = "media:jobs";

    private final IdSource ids;
    private final RowTable jobs;

    MediaJobs(IdSource ids, SavedState state) {
        this.ids = ids;
        this.jobs = new RowTable(schema(), state, "media_jobs/");
    }

    private static RowSchema schema() {
        return new RowSchema(TYPE)
                .readOnly("id", UUID, "in")
                .readOnly("job_class", TEXT, "in")
                .readOnly("arguments", JSONB)
                .readOnly("priority", INTEGER, "gte", "lte")
                .readOnly("status", TEXT, "in")
                .readOnly("progress", DOUBLE)
                .readOnly("retry_count", INTEGER, "gte", "lte")
                .readOnly("error", TEXT)
                .readOnly("unicity", TEXT)
                .readOnly("scheduled_at", TIMESTAMP, "gte", "lte")
                .readOnly("created_at", TIMESTAMP, "gte", "lte")
                .readOnly("updated_at", TIMESTAMP, "gte", "lte");
    }

    RowTable table() {
        return jobs;
    }

    Row queue(ObjectNode arguments, Instant now) {
        Instant written = now.truncatedTo(ChronoUnit.MICROS);
        return jobs.put(jobs.schema()
                .row()
                .set("id", ids.timeOrdered(now).toString())
                .set("job_class", "Processor::Job")
                .write("arguments", arguments)
                .set("priority", 1L)
                .set("status", "pending")
                .set("progress", 0.0)
                .set("retry_count", 0L)
                .set("scheduled_at", written)
                .set("created_at", written)
                .set("updated_at", written));
    }

    void run(String id, Instant at) {
        become(id, "running", 0, at);
    }

    void complete(String id, Instant at) {
        become(id, "completed", 1, at);
    }

    /** Ends a job as errored. By itself the service tells no reason. */
    void fail(String id, String reason, Instant at) {
        jobs.find(id).ifPresent(job -> job.set("error", reason.isEmpty() ? null : reason));
        become(id, "errored", 0, at);
    }

    boolean isThere(String id) {
        return jobs.find(id).isPresent();
    }

    private void become(String id, String status, double progress, Instant at) {
        jobs.find(id)
                .ifPresent(job -> jobs.put(job.set("status", status)
                        .set("progress", progress)
                        .set("updated_at", at.truncatedTo(ChronoUnit.MICROS))));
    }
}
