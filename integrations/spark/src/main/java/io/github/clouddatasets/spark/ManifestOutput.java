package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.ManifestWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.CodecStreams;
import org.apache.spark.sql.execution.datasources.OutputWriter;

/** Writes the file of a task. Spark's commit protocol moves it to its place, or deletes it. */
final class ManifestOutput extends OutputWriter {

    private final String path;
    private final RowSample rows;
    private final OutputStream out;
    private final ManifestWriter lines;

    ManifestOutput(String path, RowSample rows, TaskAttemptContext context) {
        this.path = path;
        this.rows = rows;
        this.out = CodecStreams.createOutputStream(context, new Path(path));
        this.lines = ManifestWriter.open(out);
    }

    @Override
    public void write(InternalRow row) {
        rows.write(row, lines);
    }

    @Override
    public void close() {
        try (out) {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest " + path + " cannot be closed: " + e, e);
        }
    }

    @Override
    public String path() {
        return path;
    }
}
