package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestSample;
import io.github.clouddatasets.manifest.ManifestWriter;
import io.github.clouddatasets.manifest.SampleMedia;
import io.github.clouddatasets.manifest.SampleUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The sample of a row. */
final class RowSample {

    private static final int SHOWN = 100;

    private final Columns columns;
    private final @Nullable RowAnnotation annotations;
    private final int badLineColumn;

    RowSample(StructType schema, String corruptColumn, boolean caseSensitive) {
        this.columns = new Columns(schema, ManifestSchema.columns(), caseSensitive);
        RowAnnotation labels = null;
        int bad = -1;
        for (int i = 0; i < schema.fields().length; i++) {
            StructField field = schema.fields()[i];
            if (ManifestSchema.equal(field.name(), corruptColumn, caseSensitive)) {
                bad = i;
            } else if (field.dataType() instanceof ArrayType list) {
                labels = new RowAnnotation((StructType) list.elementType(), caseSensitive);
            }
        }
        this.annotations = labels;
        this.badLineColumn = bad;
    }

    /** Writes the line of a row, or refuses the row and says which it is. */
    void write(InternalRow row, ManifestWriter lines) {
        String source = columns.text(row, ManifestSchema.SOURCE);
        try {
            if (badLineColumn >= 0 && !row.isNullAt(badLineColumn)) {
                throw new IllegalArgumentException(
                        columns.schema().fieldNames()[badLineColumn] + " is set: the row is a line that was no sample");
            }
            if (source == null || source.isBlank()) {
                throw new IllegalArgumentException("source must not be " + (source == null ? "null" : "blank"));
            }
            lines.write(sample(source, row));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the row" + (source == null ? "" : " of " + shown(source)) + " cannot be a line of a manifest: "
                            + e.getMessage(),
                    e);
        }
    }

    private ManifestSample sample(String source, InternalRow row) {
        String usage = columns.text(row, ManifestSchema.USAGE);
        Integer type = columns.integer(row, ManifestSchema.SAMPLE_TYPE);
        return ManifestSample.builder(source)
                .usage(usage == null || usage.isBlank() ? null : new SampleUsage(usage))
                .id(columns.text(row, ManifestSchema.ID))
                .annotations(annotations(row))
                .inferenceLoc(columns.text(row, ManifestSchema.INFERENCE_LOC))
                .hard(columns.flag(row, ManifestSchema.HARD))
                .hardCoefficient(columns.number(row, ManifestSchema.HARD_COEFFICIENT))
                .sampleType(type == null ? null : new SampleMedia(type))
                .properties(new LinkedHashMap<>(columns.texts(row, ManifestSchema.PROPERTIES)))
                .others(new LinkedHashMap<>(json(columns.texts(row, ManifestSchema.OTHERS), ManifestSchema.OTHERS)))
                .build();
    }

    private List<Annotation> annotations(InternalRow row) {
        int at = columns.at(row, ManifestSchema.ANNOTATIONS);
        if (at < 0 || annotations == null) {
            return List.of();
        }
        ArrayData labels = row.getArray(at);
        List<Annotation> list = new ArrayList<>(labels.numElements());
        for (int i = 0; i < labels.numElements(); i++) {
            if (labels.isNullAt(i)) {
                throw new IllegalArgumentException("annotations[" + i + "] must not be null");
            }
            try {
                list.add(annotations.of(labels.getStruct(i, annotations.width())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("annotations[" + i + "]: " + e.getMessage(), e);
            }
        }
        return list;
    }

    /** Further fields out of their JSON. */
    static Map<String, @Nullable Object> json(Map<String, @Nullable String> texts, String column) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        texts.forEach((name, text) -> json.put(name, text == null ? null : JsonValue.read(text, column, name)));
        return json;
    }

    /** Without what a signed link has behind its question mark. */
    private static String shown(String source) {
        int query = source.startsWith(ManifestSample.CONTENT) ? -1 : source.indexOf('?');
        String link = query < 0 ? source : source.substring(0, query) + "?…";
        return link.length() > SHOWN ? link.substring(0, SHOWN) + "…" : link;
    }
}
