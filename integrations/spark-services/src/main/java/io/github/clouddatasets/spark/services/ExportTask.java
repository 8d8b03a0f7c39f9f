package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.spark.services.ExportOutcome.Kind;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.Exports;
import io.github.clouddatasets.sync.Job;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * Downloads the exports of one partition, one after the other, in an executor. What concerns one export is its outcome; a file
 * system that fails ends the task, which Spark runs again.
 *
 * @param access who calls, and where
 * @param folder the folder of the files
 * @param hidden the folder of the files that are being written
 * @param hadoop knows the file systems
 */
record ExportTask(IdahAccess access, String folder, String hidden, SerializableConfiguration hadoop)
        implements FlatMapFunction<Iterator<Row>, ExportOutcome> {

    private static final long serialVersionUID = 1;

    @Override
    public Iterator<ExportOutcome> call(Iterator<Row> rows) throws IOException {
        JvmClients.Lease<SyncClient> lease = JvmClients.get().lease(access);
        TaskContext context = TaskContext.get();
        TaskCompletionListener end = ended -> lease.close();
        context.addTaskCompletionListener(end);
        FileSystem files = new Path(folder).getFileSystem(hadoop.value());
        String attempt = Long.toString(context.taskAttemptId());
        return new Outcomes(rows, lease.client().exports(), new ExportFile.Place(files, folder, hidden, attempt));
    }

    /** One download for each id, made when it is asked for. */
    private static final class Outcomes implements Iterator<ExportOutcome> {

        private final Iterator<Row> rows;
        private final Exports exports;
        private final ExportFile.Place place;
        private final Set<@Nullable String> seen = new HashSet<>();
        private @Nullable Row next;

        Outcomes(Iterator<Row> rows, Exports exports, ExportFile.Place place) {
            this.rows = rows;
            this.exports = exports;
            this.place = place;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                Row row = rows.next();
                next = seen.add(row.isNullAt(0) ? null : row.getString(0)) ? row : null;
            }
            return next != null;
        }

        @Override
        public ExportOutcome next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            String id = next.isNullAt(0) ? null : next.getString(0);
            next = null;
            return id == null ? ExportOutcome.without(null, Kind.FAILED, "the id is null") : download(id);
        }

        private ExportOutcome download(String id) {
            try {
                Export export = exports.get(id, selection -> selection.includeJob());
                return export.isReady() ? new ExportFile(export, exports, place).download() : notReady(export);
            } catch (CancelledException e) {
                throw e; // the task is killed
            } catch (SdkException | IllegalArgumentException e) {
                return ExportOutcome.without(id, Kind.FAILED, String.valueOf(e.getMessage()));
            }
        }

        private static ExportOutcome notReady(Export export) {
            Job job = export.job();
            return ExportOutcome.without(
                    export.id(),
                    Kind.NOT_READY,
                    "the export has no file; its job is " + (job == null ? "gone" : String.valueOf(job.status())));
        }
    }
}
