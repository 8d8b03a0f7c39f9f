package io.github.clouddatasets.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The values of a row by the names of its columns; a column that does not exist is null in each row. */
final class Columns {

    private final StructType schema;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    Columns(StructType schema, StructType known, boolean caseSensitive) {
        this.schema = schema;
        String[] names = schema.fieldNames();
        for (String column : known.fieldNames()) {
            for (int i = 0; i < names.length; i++) {
                if (ManifestSchema.equal(names[i], column, caseSensitive)) {
                    places.put(column, i);
                }
            }
        }
    }

    StructType schema() {
        return schema;
    }

    /** Where the column is; -1 if it does not exist, or is null in this row. */
    int at(SpecializedGetters row, String column) {
        Integer place = places.get(column);
        return place == null || row.isNullAt(place) ? -1 : place;
    }

    @Nullable
    String text(SpecializedGetters row, String column) {
        int at = at(row, column);
        return at < 0 ? null : row.getUTF8String(at).toString();
    }

    @Nullable
    Boolean flag(SpecializedGetters row, String column) {
        int at = at(row, column);
        return at < 0 ? null : (Boolean) row.getBoolean(at);
    }

    @Nullable
    Double number(SpecializedGetters row, String column) {
        int at = at(row, column);
        return at < 0 ? null : (Double) row.getDouble(at);
    }

    @Nullable
    Integer integer(SpecializedGetters row, String column) {
        int at = at(row, column);
        return at < 0 ? null : (Integer) row.getInt(at);
    }

    @Nullable
    Long micros(SpecializedGetters row, String column) {
        int at = at(row, column);
        return at < 0 ? null : (Long) row.getLong(at);
    }

    Map<String, @Nullable String> texts(SpecializedGetters row, String column) {
        int at = at(row, column);
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        if (at >= 0) {
            MapData map = row.getMap(at);
            for (int i = 0; i < map.numElements(); i++) {
                UTF8String key = map.keyArray().getUTF8String(i);
                texts.put(
                        key.toString(),
                        map.valueArray().isNullAt(i)
                                ? null
                                : map.valueArray().get(i, DataTypes.StringType).toString());
            }
        }
        return texts;
    }
}
