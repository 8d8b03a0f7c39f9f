package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.BadLine;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ManifestWriter;
import io.github.clouddatasets.manifest.lines.Fields;
import io.github.clouddatasets.manifest.lines.SampleField;
import io.github.clouddatasets.manifest.lines.SampleLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.SparkException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;

/** The rows of a split. Each is the same object: Spark copies a row before it asks for the next. */
final class ManifestRows extends AbstractIterator<InternalRow> {

    private final Split split;
    private final ReadSettings settings;
    private final SampleRow row;
    private final boolean counted;
    private final SampleLine line;
    private final @Nullable Set<UTF8String> usages;
    private final Set<UTF8String> labels = new HashSet<>();
    private @Nullable InternalRow next;
    private boolean ended;

    ManifestRows(Split split, ReadSettings settings, StructType columns, Usages usages) {
        this.split = split;
        this.settings = settings;
        this.row = new SampleRow(columns, settings);
        this.usages = usages.isAll() ? null : usages.texts();
        settings.labels().forEach(label -> labels.add(UTF8String.fromString(label)));
        Set<SampleField> wanted = row.wanted();
        if (!usages.isAll()) {
            wanted.add(SampleField.USAGE);
        }
        if (!labels.isEmpty()) {
            wanted.add(SampleField.ANNOTATIONS);
        }
        // Which rows there are must not depend on the columns of a query: where bad lines make a difference to that,
        // each line
        // is read to its end.
        boolean whole = settings.mode() != ReadSettings.Mode.PERMISSIVE || row.wantsBadLines();
        this.line = new SampleLine(wanted, whole);
        this.counted = !whole && wanted.isEmpty();
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            next = read();
            ended = next == null;
        }
        return next != null;
    }

    @Override
    public InternalRow next() {
        InternalRow given = hasNext() ? next : null;
        if (given == null) {
            throw new NoSuchElementException("the split has no more rows");
        }
        next = null;
        return given;
    }

    private @Nullable InternalRow read() {
        try {
            while (split.next()) {
                InternalRow found = row();
                if (found != null) {
                    return found;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the manifest " + split.file() + " cannot be read after byte " + split.position() + ": " + e, e);
        }
    }

    /** Null for a line without a row. */
    private @Nullable InternalRow row() {
        if (SampleLine.isBlank(split.bytes(), split.start(), split.length())) {
            return null;
        }
        if (counted) {
            return row.empty();
        }
        if (split.tooLong()) {
            return bad("longer than " + settings.maxLineBytes() + " bytes");
        }
        if (!line.read(split.bytes(), split.start(), split.length())) {
            String fault = readPatiently();
            if (fault != null) {
                return bad(fault);
            }
        }
        return isKept() ? row.of(line) : null;
    }

    private boolean isKept() {
        if (usages != null) {
            int usage = line.usage();
            if (usage == Fields.NONE || !usages.contains(SampleRow.text(line.fields(), usage))) {
                return false;
            }
        }
        if (labels.isEmpty()) {
            return true;
        }
        for (int i = 0; i < line.annotationCount(); i++) {
            int name = line.annotation(i).name();
            if (name != Fields.NONE
                    && labels.contains(SampleRow.text(line.annotation(i).fields(), name))) {
                return true;
            }
        }
        return false;
    }

    /** Reads a line by way of its record, which knows every form; gives what is wrong, or null. */
    private @Nullable String readPatiently() {
        List<BadLine> faults = new ArrayList<>();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(split.bytes(), split.start(), split.length());
        try (ManifestReader reader = ManifestReader.open(
                        in, o -> o.maxLineBytes(settings.maxLineBytes()).skipBadLines(faults::add));
                ManifestWriter writer = ManifestWriter.open(plain)) {
            for (ManifestSample sample : reader) {
                writer.write(sample);
            }
            writer.finish();
        }
        if (!faults.isEmpty()) {
            return faults.get(0).message();
        }
        byte[] bytes = plain.toByteArray();
        return line.read(bytes, 0, bytes.length) ? null : "a number or a text exceeds what can be read";
    }

    private @Nullable InternalRow bad(String fault) {
        return switch (settings.mode()) {
            case DROPMALFORMED -> null;
            case PERMISSIVE -> row.ofBadLine(split.file(), split.position(), fault, text());
            case FAILFAST ->
                throw ManifestRows.<RuntimeException>unchecked(new SparkException("manifest " + split.file()
                        + ", line at byte " + split.position() + ": " + fault + " (mode FAILFAST)"));
        };
    }

    private UTF8String text() {
        return UTF8String.fromString(new String(split.bytes(), split.start(), split.length(), StandardCharsets.UTF_8));
    }

    /** Spark's own exception is no RuntimeException, so that {@code ignoreCorruptFiles} does not hide it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable exception) throws E {
        throw (E) exception;
    }
}
