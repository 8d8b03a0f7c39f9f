package io.github.clouddatasets.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Opens a split of a file; goes from the driver to the tasks. */
final class ManifestScan extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ReadSettings settings;
    private final StructType columns;
    private final Usages usages;
    private final Broadcast<SerializableConfiguration> conf;

    ManifestScan(ReadSettings settings, StructType columns, Usages usages, Broadcast<SerializableConfiguration> conf) {
        this.settings = settings;
        this.columns = columns;
        this.usages = usages;
        this.conf = conf;
    }

    @Override
    public Iterator<InternalRow> apply(PartitionedFile file) {
        Path path = file.toPath();
        Configuration hadoop = conf.value().value();
        try {
            FSDataInputStream raw = path.getFileSystem(hadoop).open(path);
            closeWithTask(raw);
            CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
            // A line that begins in a split belongs to the split. Whether a line begins at the split's first byte
            // depends on the byte before.
            long from = codec == null && file.start() > 0 ? file.start() - 1 : 0;
            raw.seek(from);
            Split split = new Split(
                    codec == null ? raw : decompressed(codec, raw),
                    path.toString(),
                    from,
                    codec == null ? file.start() + file.length() : Long.MAX_VALUE,
                    settings.maxLineBytes());
            return new ManifestRows(split, settings, columns, usages);
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest " + path + " cannot be opened: " + e, e);
        }
    }

    private static InputStream decompressed(CompressionCodec codec, InputStream raw) throws IOException {
        Decompressor decompressor = CodecPool.getDecompressor(codec);
        if (decompressor == null) {
            return codec.createInputStream(raw);
        }
        onEnd(() -> CodecPool.returnDecompressor(decompressor));
        return codec.createInputStream(raw, decompressor);
    }

    private static void closeWithTask(InputStream in) {
        onEnd(() -> {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the manifest cannot be closed: " + e, e);
            }
        });
    }

    private static void onEnd(Runnable action) {
        TaskContext task = taskContext();
        if (task != null) {
            task.addTaskCompletionListener((TaskCompletionListener) context -> action.run());
        }
    }

    /** None where Spark reads on the driver. */
    private static @Nullable TaskContext taskContext() {
        return TaskContext.get();
    }
}
