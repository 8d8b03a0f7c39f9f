package io.github.clouddatasets.spark.services;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A struct of Spark, and how its fields are read off an object of the SDK.
 *
 * @param <T> type of the object
 */
final class RowShape<T> {

    private record Field<T>(StructField field, Function<T, @Nullable Object> value) {}

    private final List<Field<T>> fields;

    private RowShape(List<Field<T>> fields) {
        this.fields = fields;
    }

    /** A shape without fields, to which {@link #with} adds them. */
    static <T> RowShape<T> empty() {
        return new RowShape<>(List.of());
    }

    /**
     * This shape with one more field, which may be null.
     *
     * @param name the field's name
     * @param type the field's type
     * @param value reads the field, in the form that Spark has inside
     */
    RowShape<T> with(String name, DataType type, Function<T, @Nullable Object> value) {
        List<Field<T>> more = new ArrayList<>(fields);
        more.add(new Field<>(new StructField(name, type, true, Metadata.empty()), value));
        return new RowShape<>(List.copyOf(more));
    }

    /** The fields of these names, in their order. */
    RowShape<T> only(Collection<String> names) {
        return new RowShape<>(names.stream()
                .map(name -> fields.stream()
                        .filter(field -> field.field.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no column " + name)))
                .toList());
    }

    /** The type of the rows. */
    StructType type() {
        return new StructType(fields.stream().map(Field::field).toArray(StructField[]::new));
    }

    /** The row of an object; null for null. */
    @Nullable
    InternalRow row(@Nullable T object) {
        if (object == null) {
            return null;
        }
        @Nullable Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).value.apply(object);
        }
        return new GenericInternalRow(values);
    }

    static @Nullable UTF8String text(@Nullable String text) {
        return text == null ? null : UTF8String.fromString(text);
    }

    /** Microseconds since 1970, as Spark has timestamps. */
    static @Nullable Long time(@Nullable Instant time) {
        return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static <T> GenericArrayData array(List<T> list, Function<T, @Nullable Object> element) {
        return new GenericArrayData(list.stream().map(element).toArray());
    }

    static GenericArrayData texts(List<String> list) {
        return array(list, RowShape::text);
    }

    static <T> ArrayBasedMapData map(Map<String, T> map, Function<T, @Nullable Object> value) {
        return new ArrayBasedMapData(
                new GenericArrayData(map.keySet().stream().map(RowShape::text).toArray()),
                new GenericArrayData(map.values().stream().map(value).toArray()));
    }
}
