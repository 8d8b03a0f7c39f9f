package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.lines.AnnotationKind;
import io.github.clouddatasets.manifest.lines.AnnotationLine;
import io.github.clouddatasets.manifest.lines.Fields;
import io.github.clouddatasets.manifest.lines.SampleLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The labels of a line as an array of rows, which the next line fills again. */
final class AnnotationRows {

    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Map<AnnotationKind, UTF8String> TYPES = new EnumMap<>(AnnotationKind.class);

    static {
        for (AnnotationKind kind : AnnotationKind.values()) {
            TYPES.put(kind, UTF8String.fromString(kind.type()));
        }
    }

    /** Gives a field of a label. */
    private interface Part {
        @Nullable
        Object of(AnnotationLine label);
    }

    private final Part[] parts;
    private final List<@Nullable Object[]> values = new ArrayList<>();
    private final List<GenericInternalRow> rows = new ArrayList<>();

    AnnotationRows(StructType schema) {
        StructField[] fields = schema.fields();
        this.parts = new Part[fields.length];
        for (int i = 0; i < fields.length; i++) {
            parts[i] = part(fields[i].name().toLowerCase(Locale.ROOT));
        }
    }

    private static Part part(String name) {
        return switch (name) {
            case "type" -> AnnotationRows::type;
            case "name" -> label -> SampleRow.text(label.fields(), label.name());
            case "id" -> label -> SampleRow.text(label.fields(), label.id());
            case "annotation_loc" -> label -> SampleRow.text(label.fields(), label.annotationLoc());
            case "annotation_format" -> label -> SampleRow.text(label.fields(), label.annotationFormat());
            case "start_index" -> label -> SampleRow.integer(label.startIndex());
            case "end_index" -> label -> SampleRow.integer(label.endIndex());
            case "from_entity" -> label -> SampleRow.text(label.propertyFields(), label.from());
            case "to_entity" -> label -> SampleRow.text(label.propertyFields(), label.to());
            case "start_time" -> label -> micros(label.startTime());
            case "end_time" -> label -> micros(label.endTime());
            case "source" -> label -> SampleRow.text(label.propertyFields(), label.source());
            case "content" -> label -> SampleRow.text(label.propertyFields(), label.content());
            case "hard" -> AnnotationLine::hard;
            case "hard_coefficient" -> label -> SampleRow.number(label.hardCoefficient());
            case "confidence" -> label -> SampleRow.number(label.confidence());
            case "annotated_by" -> label -> SampleRow.text(label.fields(), label.annotatedBy());
            case "creation_time" -> AnnotationRows::creationTime;
            case "properties" -> label -> SampleRow.texts(label.properties(), false);
            case "others" -> label -> SampleRow.texts(label.others(), true);
            default -> throw new IllegalStateException("field " + name);
        };
    }

    GenericArrayData of(SampleLine line) {
        int count = line.annotationCount();
        Object[] array = new Object[count];
        for (int i = 0; i < count; i++) {
            if (i == rows.size()) {
                @Nullable Object[] fresh = new Object[parts.length];
                values.add(fresh);
                rows.add(new GenericInternalRow(fresh));
            }
            AnnotationLine label = line.annotation(i);
            @Nullable Object[] row = values.get(i);
            for (int k = 0; k < parts.length; k++) {
                row[k] = parts[k].of(label);
            }
            array[i] = rows.get(i);
        }
        return new GenericArrayData(array);
    }

    private static @Nullable UTF8String type(AnnotationLine label) {
        AnnotationKind kind = label.kind();
        return kind == null ? SampleRow.text(label.fields(), label.type()) : TYPES.get(kind);
    }

    private static @Nullable Long micros(long nanos) {
        return nanos == Fields.NO_NUMBER ? null : (Long) (nanos / NANOS_PER_MICRO);
    }

    private static @Nullable Long creationTime(AnnotationLine label) {
        long seconds = label.creationTime();
        return seconds == Fields.NO_NUMBER ? null : (Long) (seconds * MICROS_PER_SECOND);
    }
}
