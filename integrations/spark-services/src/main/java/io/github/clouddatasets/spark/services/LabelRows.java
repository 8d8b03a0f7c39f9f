package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.datasets.labels.LabelShape;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.samples.AnnotatedBy;
import io.github.clouddatasets.datasets.samples.HardReasonId;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.datasets.samples.SampleLabelProperty;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of samples with their new labels. Labels have one of three forms: a text, the name of the only label; an array of
 * names; or an array of structs with fields of the source's labels, as many of them as there are.
 */
final class LabelRows {

    private static final String RULE = LabelsOptions.FORMAT + ": rows have two columns, sample_id STRING, and labels"
            + " STRING, ARRAY<STRING> or ARRAY<STRUCT<name, ...>> as modelarts-samples has it";

    private final int idAt;
    private final int labelsAt;
    private final DataType labelsType;
    private final boolean clearsEmpty;

    LabelRows(StructType schema, boolean clearsEmpty) {
        this.idAt = schema.fieldIndex(SampleColumns.SAMPLE_ID);
        this.labelsAt = schema.fieldIndex(SampleColumns.LABELS);
        this.labelsType = schema.apply(labelsAt).dataType();
        this.clearsEmpty = clearsEmpty;
    }

    /**
     * Checks a schema, on the driver.
     *
     * @throws IllegalArgumentException if a column is missing, is one too many, or has another type
     */
    static void check(StructType schema) {
        for (StructField field : schema.fields()) {
            switch (field.name()) {
                case SampleColumns.SAMPLE_ID -> {
                    if (!(field.dataType() instanceof StringType)) {
                        throw wrong(field.name(), field.dataType());
                    }
                }
                case SampleColumns.LABELS -> checkLabels(field.dataType());
                default ->
                    throw new IllegalArgumentException(RULE + "; leave column " + field.name() + " out by a select");
            }
        }
        for (String name : List.of(SampleColumns.SAMPLE_ID, SampleColumns.LABELS)) {
            if (!List.of(schema.fieldNames()).contains(name)) {
                throw new IllegalArgumentException(RULE + "; column " + name + " is missing");
            }
        }
    }

    private static void checkLabels(DataType type) {
        if (type instanceof StringType) {
            return;
        }
        if (!(type instanceof ArrayType array)) {
            throw wrong(SampleColumns.LABELS, type);
        }
        if (array.elementType() instanceof StructType label) {
            checkStruct("labels", label, SampleColumns.LABEL.type());
        } else if (!(array.elementType() instanceof StringType)) {
            throw wrong(SampleColumns.LABELS, type);
        }
    }

    private static void checkStruct(String path, StructType given, StructType own) {
        for (StructField field : given.fields()) {
            String name = path + "." + field.name();
            if (!List.of(own.fieldNames()).contains(field.name())) {
                throw new IllegalArgumentException(
                        RULE + "; there is no field " + name + "; there are " + String.join(", ", own.fieldNames()));
            }
            DataType type = own.apply(field.name()).dataType();
            if (type instanceof StructType inner && field.dataType() instanceof StructType innerGiven) {
                checkStruct(name, innerGiven, inner);
            } else if (!type.catalogString().equals(field.dataType().catalogString())) {
                throw wrong(name, field.dataType());
            }
        }
    }

    private static IllegalArgumentException wrong(String name, DataType type) {
        return new IllegalArgumentException(RULE + "; " + name + " is " + type.catalogString());
    }

    /** The id of the sample; null if there is none. */
    @Nullable
    String sampleId(InternalRow row) {
        if (row.isNullAt(idAt)) {
            return null;
        }
        String id = row.getUTF8String(idAt).toString();
        return id.isBlank() ? null : id;
    }

    /**
     * The change that a row asks for.
     *
     * @throws IllegalArgumentException if the labels are null, or empty without permission, or break a rule
     */
    SampleUpdate update(String sampleId, InternalRow row) {
        if (row.isNullAt(labelsAt)) {
            throw new IllegalArgumentException("labels are null");
        }
        List<SampleLabel> labels = labels(row);
        if (labels.isEmpty() && !clearsEmpty) {
            throw new IllegalArgumentException(
                    "labels are empty; with the option emptyLabels=clear this would remove all labels of the sample");
        }
        return SampleUpdate.builder()
                .sampleId(sampleId)
                .labels(labels)
                .clearLabels(labels.isEmpty())
                .build();
    }

    private List<SampleLabel> labels(InternalRow row) {
        if (!(labelsType instanceof ArrayType array)) {
            return List.of(SampleLabel.named(row.getUTF8String(labelsAt).toString()));
        }
        ArrayData elements = row.getArray(labelsAt);
        List<SampleLabel> labels = new ArrayList<>(elements.numElements());
        for (int i = 0; i < elements.numElements(); i++) {
            if (elements.isNullAt(i)) {
                throw new IllegalArgumentException("label " + (i + 1) + " is null");
            }
            labels.add(
                    array.elementType() instanceof StructType type
                            ? label(new Struct(type, elements.getStruct(i, type.length())))
                            : SampleLabel.named(elements.getUTF8String(i).toString()));
        }
        return labels;
    }

    private static SampleLabel label(Struct label) {
        Struct property = label.struct("property");
        return SampleLabel.builder()
                .name(label.text("name"))
                .type(value(label.integer("type"), LabelType::new))
                .score(label.number("score"))
                .id(label.text("id"))
                .annotatedBy(value(label.text("annotated_by"), AnnotatedBy::new))
                .property(property == null ? null : property(property))
                .build();
    }

    private static SampleLabelProperty property(Struct property) {
        return SampleLabelProperty.builder()
                .shape(value(property.text("shape"), LabelShape::new))
                .feature(property.points("feature"))
                .hard(property.flag("hard"))
                .hardCoefficient(property.number("hard_coefficient"))
                .hardReasons(property.integers("hard_reasons").stream()
                        .map(HardReasonId::new)
                        .toList())
                .startIndex(property.integer("start_index"))
                .endIndex(property.integer("end_index"))
                .from(property.text("from"))
                .to(property.text("to"))
                .startTime(value(property.millis("start_time_ms"), Duration::ofMillis))
                .endTime(value(property.millis("end_time_ms"), Duration::ofMillis))
                .content(property.text("content"))
                .source(property.text("source"))
                .build();
    }

    private static <T, R> @Nullable R value(@Nullable T value, Function<T, R> make) {
        return value == null ? null : make.apply(value);
    }

    /** A struct whose fields are read by name; one that the type does not have is null. */
    private record Struct(StructType type, InternalRow row) {

        private <T> @Nullable T at(String name, Function<Integer, T> read) {
            scala.Option<Object> index = type.getFieldIndex(name);
            return index.isEmpty() || row.isNullAt((Integer) index.get()) ? null : read.apply((Integer) index.get());
        }

        @Nullable
        String text(String name) {
            return at(name, i -> row.getUTF8String(i).toString());
        }

        @Nullable
        Integer integer(String name) {
            return at(name, row::getInt);
        }

        @Nullable
        Long millis(String name) {
            return at(name, row::getLong);
        }

        @Nullable
        Double number(String name) {
            return at(name, row::getDouble);
        }

        @Nullable
        Boolean flag(String name) {
            return at(name, row::getBoolean);
        }

        @Nullable
        Struct struct(String name) {
            StructType inner = type.getFieldIndex(name).isEmpty()
                    ? null
                    : (StructType) type.apply(name).dataType();
            return inner == null ? null : at(name, i -> new Struct(inner, row.getStruct(i, inner.length())));
        }

        List<Integer> integers(String name) {
            ArrayData array = at(name, row::getArray);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; array != null && i < array.numElements(); i++) {
                numbers.add(array.getInt(i));
            }
            return numbers;
        }

        List<List<Double>> points(String name) {
            ArrayData array = at(name, row::getArray);
            List<List<Double>> points = new ArrayList<>();
            for (int i = 0; array != null && i < array.numElements(); i++) {
                ArrayData point = array.getArray(i);
                List<Double> numbers = new ArrayList<>();
                for (int j = 0; j < point.numElements(); j++) {
                    numbers.add(point.getDouble(j));
                }
                points.add(numbers);
            }
            return points;
        }
    }
}
