package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON of any shape. */
final class Free {

    private Free() {}

    /** Nested maps, lists, text, numbers, booleans, nulls. */
    static final class Value extends ValueReader {

        @Override
        Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
            return value(json, start);
        }

        private static Object value(JsonParser json, JsonToken start) throws IOException {
            return switch (start) {
                case START_OBJECT -> map(json);
                case START_ARRAY -> list(json);
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NUMBER_INT -> json.getNumberValue();
                case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                default -> json.getText();
            };
        }

        private static Map<String, @Nullable Object> map(JsonParser json) throws IOException {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                map.put(key, entry(json, json.nextToken()));
            }
            return map;
        }

        private static List<@Nullable Object> list(JsonParser json) throws IOException {
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken next = json.nextToken(); next != JsonToken.END_ARRAY; next = json.nextToken()) {
                list.add(entry(json, next));
            }
            return list;
        }

        private static @Nullable Object entry(JsonParser json, JsonToken start) throws IOException {
            return start == JsonToken.VALUE_NULL ? null : value(json, start);
        }
    }

    /** The nodes of databind. */
    static final class Tree extends ValueReader {

        @Override
        Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
            return Json.SNAKE.tree(json);
        }

        @Override
        Object ofNull() {
            return NullNode.getInstance();
        }
    }
}
