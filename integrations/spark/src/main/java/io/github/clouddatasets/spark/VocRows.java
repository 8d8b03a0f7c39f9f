package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.VocException;
import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.spark.VocColumn.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Reads a label file into rows, in an executor. */
final class VocRows extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>> implements Serializable {

    private static final long serialVersionUID = 1;

    private final VocOptions options;
    private final ArrayList<VocColumn> columns;
    private final Broadcast<SerializableConfiguration> configuration;

    VocRows(VocOptions options, ArrayList<VocColumn> columns, Broadcast<SerializableConfiguration> configuration) {
        this.options = options;
        this.columns = columns;
        this.configuration = configuration;
    }

    @Override
    public Iterator<InternalRow> apply(PartitionedFile labels) {
        Path path = labels.toPath();
        VocFile file;
        try (InputStream in = open(path)) {
            file = VocFile.read(in);
        } catch (VocException e) {
            return unreadable(path, e);
        } catch (UncheckedIOException e) {
            throw VocRows.<RuntimeException>asItIs(e.getCause());
        } catch (IOException e) {
            throw VocRows.<RuntimeException>asItIs(e);
        }
        List<VocObject> objects = file.objects();
        if (objects.isEmpty()) {
            return options.emptyFiles() ? one(new Place(path.toString(), file, 0, null, null)) : none();
        }
        return new AbstractIterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < objects.size();
            }

            @Override
            public InternalRow next() {
                int index = next++;
                return row(new Place(path.toString(), file, index, objects.get(index), null));
            }
        };
    }

    private InputStream open(Path path) throws IOException {
        Configuration hadoop = configuration.value().value();
        InputStream bytes = path.getFileSystem(hadoop).open(path);
        CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
        return codec == null ? bytes : codec.createInputStream(bytes);
    }

    private Iterator<InternalRow> unreadable(Path path, VocException reason) {
        return switch (options.mode()) {
            case PERMISSIVE -> one(new Place(path.toString(), null, 0, null, reason.getMessage()));
            case DROPMALFORMED -> none();
            case FAILFAST -> throw new IllegalStateException(
                    path + " is no label file (mode PERMISSIVE gives a row instead): " + reason.getMessage(), reason);
        };
    }

    private InternalRow row(Place place) {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value(place);
        }
        return new GenericInternalRow(values);
    }

    private Iterator<InternalRow> one(Place place) {
        return scala.collection.Iterator$.MODULE$.single(row(place));
    }

    private static Iterator<InternalRow> none() {
        return scala.collection.Iterator$.MODULE$.empty();
    }

    /** Spark knows from the class of an exception what its options say about files that are missing or cannot be read. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(@Nullable Throwable failure) throws E {
        throw (E) failure;
    }
}
