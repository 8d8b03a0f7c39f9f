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
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.unsafe.Platform;
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

    VocRows(VocOptions options, List<VocColumn> columns, Broadcast<SerializableConfiguration> configuration) {
        this.options = options;
        this.columns = new ArrayList<>(columns);
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
            throw asItIs(e, e.getCause());
        } catch (IOException e) {
            throw asItIs(new UncheckedIOException(e), e);
        }
        List<VocObject> objects = file.objects();
        if (objects.isEmpty()) {
            return options.emptyFiles() ? rows(new Place(path.toString(), file, 0, null, null)) : rows();
        }
        return new Rows(
                columns,
                IntStream.range(0, objects.size())
                        .mapToObj(index -> new Place(path.toString(), file, index, objects.get(index), null))
                        .iterator());
    }

    private InputStream open(Path path) throws IOException {
        Configuration hadoop = configuration.value().value();
        InputStream bytes = path.getFileSystem(hadoop).open(path);
        CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
        return codec == null ? bytes : codec.createInputStream(bytes);
    }

    private Iterator<InternalRow> unreadable(Path path, VocException reason) {
        return switch (options.mode()) {
            case PERMISSIVE -> rows(new Place(path.toString(), null, 0, null, reason.getMessage()));
            case DROPMALFORMED -> rows();
            case FAILFAST ->
                throw new IllegalStateException(
                        path + " is no label file (mode PERMISSIVE gives a row instead): " + reason.getMessage(),
                        reason);
        };
    }

    private Iterator<InternalRow> rows(Place... places) {
        return new Rows(columns, List.of(places).iterator());
    }

    /** Makes a row when it is asked for: Spark may stop before the last object of a large file. */
    private static final class Rows extends AbstractIterator<InternalRow> {

        private final List<VocColumn> columns;
        private final java.util.Iterator<Place> places;

        Rows(List<VocColumn> columns, java.util.Iterator<Place> places) {
            this.columns = columns;
            this.places = places;
        }

        @Override
        public boolean hasNext() {
            return places.hasNext();
        }

        @Override
        public InternalRow next() {
            Place place = places.next();
            @Nullable Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).value(place);
            }
            return new GenericInternalRow(values);
        }
    }

    /** Spark knows from the class of an exception what its options say about files that are missing or cannot be read. */
    private static UncheckedIOException asItIs(UncheckedIOException unchecked, @Nullable IOException failure) {
        if (failure != null) {
            Platform.throwException(failure);
        }
        return unchecked;
    }
}
