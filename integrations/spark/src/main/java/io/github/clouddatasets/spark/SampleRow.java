package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.lines.Fields;
import io.github.clouddatasets.manifest.lines.SampleField;
import io.github.clouddatasets.manifest.lines.SampleLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Fills one row with the columns of a query, again and again. Texts are places in the bytes of the line, not copies. */
final class SampleRow {

    private static final ArrayBasedMapData NO_TEXTS =
            new ArrayBasedMapData(new GenericArrayData(new Object[0]), new GenericArrayData(new Object[0]));

    /** Gives a column of the line. */
    private interface Column {
        @Nullable
        Object of(SampleLine line);
    }

    private final Column[] columns;
    private final @Nullable Object[] values;
    private final GenericInternalRow row;
    private final Set<SampleField> wanted = EnumSet.noneOf(SampleField.class);
    private int badLineColumn = -1;
    private DataType badLineType = DataTypes.NullType;

    SampleRow(StructType schema, ReadSettings settings) {
        List<Column> list = new ArrayList<>();
        for (StructField field : schema.fields()) {
            if (ManifestSchema.equal(field.name(), settings.corruptColumn(), settings.caseSensitive())) {
                badLineColumn = list.size();
                badLineType = field.dataType();
                list.add(line -> null);
            } else {
                list.add(column(field));
            }
        }
        this.columns = list.toArray(Column[]::new);
        this.values = new Object[columns.length];
        this.row = new GenericInternalRow(values);
    }

    private Column column(StructField field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        wanted.add(SampleField.valueOf(name.toUpperCase(Locale.ROOT)));
        return switch (name) {
            case ManifestSchema.SOURCE -> line -> text(line.fields(), line.source());
            case ManifestSchema.USAGE -> line -> text(line.fields(), line.usage());
            case ManifestSchema.ID -> line -> text(line.fields(), line.id());
            case ManifestSchema.INFERENCE_LOC -> line -> text(line.fields(), line.inferenceLoc());
            case ManifestSchema.HARD -> SampleLine::hard;
            case ManifestSchema.HARD_COEFFICIENT -> line -> number(line.hardCoefficient());
            case ManifestSchema.SAMPLE_TYPE -> line -> integer(line.sampleType());
            case ManifestSchema.PROPERTIES -> line -> texts(line.properties(), false);
            case ManifestSchema.OTHERS -> line -> texts(line.others(), true);
            case ManifestSchema.ANNOTATIONS ->
                new AnnotationRows((StructType) ((ArrayType) field.dataType()).elementType())::of;
            default -> throw new IllegalStateException("column " + name);
        };
    }

    Set<SampleField> wanted() {
        return EnumSet.copyOf(wanted);
    }

    boolean wantsBadLines() {
        return badLineColumn >= 0;
    }

    /** A row for a query that counts lines. */
    InternalRow empty() {
        return row;
    }

    InternalRow of(SampleLine line) {
        for (int i = 0; i < columns.length; i++) {
            values[i] = columns[i].of(line);
        }
        return row;
    }

    InternalRow ofBadLine(String file, long position, String fault, UTF8String text) {
        Arrays.fill(values, null);
        if (badLineColumn >= 0) {
            values[badLineColumn] =
                    badLineType instanceof StructType struct ? badLine(struct, file, position, fault, text) : text;
        }
        return row;
    }

    private static InternalRow badLine(StructType struct, String file, long position, String fault, UTF8String text) {
        StructField[] fields = struct.fields();
        Object[] parts = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            parts[i] = switch (fields[i].name().toLowerCase(Locale.ROOT)) {
                case "file" -> UTF8String.fromString(file);
                case "position" -> position;
                case "error" -> UTF8String.fromString(fault);
                default -> text;
            };
        }
        return new GenericInternalRow(parts);
    }

    // ---- values

    static @Nullable UTF8String text(Fields fields, int entry) {
        if (entry == Fields.NONE) {
            return null;
        }
        return fields.isPlain(entry)
                ? UTF8String.fromBytes(fields.bytes(), fields.start(entry), fields.end(entry) - fields.start(entry))
                : UTF8String.fromString(fields.string(entry));
    }

    static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }

    static @Nullable Integer integer(long value) {
        return value == Fields.NO_NUMBER ? null : (Integer) (int) value;
    }

    /** The rest of an object as a map: its values as text, or as JSON. */
    static ArrayBasedMapData texts(Fields fields, boolean json) {
        int count = 0;
        for (int i = 0; i < fields.count(); i++) {
            count += fields.isRest(i) ? 1 : 0;
        }
        if (count == 0) {
            return NO_TEXTS;
        }
        if (count == 1) { // the usual case: without a map that finds names which come twice
            int entry = 0;
            while (!fields.isRest(entry)) {
                entry++;
            }
            return new ArrayBasedMapData(
                    new GenericArrayData(new Object[] {name(fields, entry)}),
                    new GenericArrayData(new Object[] {value(fields, entry, json)}));
        }
        // A name that comes twice has its last value.
        Map<String, @Nullable UTF8String> texts = new LinkedHashMap<>();
        for (int i = 0; i < fields.count(); i++) {
            if (fields.isRest(i)) {
                texts.put(fields.name(i), value(fields, i, json));
            }
        }
        Object[] keys = texts.keySet().stream().map(UTF8String::fromString).toArray();
        return new ArrayBasedMapData(
                new GenericArrayData(keys), new GenericArrayData(texts.values().toArray()));
    }

    private static UTF8String name(Fields fields, int entry) {
        int start = fields.nameStart(entry);
        return start == Fields.NONE
                ? UTF8String.fromString(fields.name(entry))
                : UTF8String.fromBytes(fields.bytes(), start, fields.nameEnd(entry) - start);
    }

    private static @Nullable UTF8String value(Fields fields, int entry, boolean json) {
        if (json) {
            return UTF8String.fromString(fields.json(entry));
        }
        return fields.isNull(entry) ? null : text(fields, entry);
    }
}
