package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.FieldReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which other resources belong to a resource. A page has as many of these as rows, so that they keep the ids alone, and
 * are read without a record for each level of the document.
 */
@JsonDeserialize(using = Relations.Reader.class)
public record Relations(Map<String, List<String>> idsByName) {

    /** A resource that names no other. */
    static final Relations NONE = new Relations(Map.of());

    /**
     * The ids on the other side of a relation.
     *
     * @param relation the relation's name
     * @return the ids; empty if the document names none
     */
    List<String> ids(String relation) {
        return idsByName.getOrDefault(relation, List.of());
    }

    /** Reads {@code {"job":{"data":{"type":…,"id":…}}}}, with a list as data for a relation to many. */
    static final class Reader extends FieldReader<Relations> {

        @Override
        public @Nullable Relations read(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return null;
            }
            Map<String, List<String>> found = Map.of();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                List<String> ids = data(parser);
                if (found.isEmpty()) {
                    found = Map.of(name, ids); // nearly every resource has one relation
                } else {
                    found = new HashMap<>(found);
                    found.put(name, ids);
                }
            }
            return new Relations(found);
        }

        /** The ids in {@code {"data":…}}; leaves the parser at the end of the value. */
        private static List<String> data(JsonParser parser) throws IOException {
            List<String> ids = List.of();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return ids;
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (!name.equals("data")) {
                    parser.skipChildren();
                } else if (value == JsonToken.START_ARRAY) {
                    ids = many(parser);
                } else {
                    String id = id(parser);
                    ids = id == null ? List.of() : List.of(id);
                }
            }
            return ids;
        }

        private static List<String> many(JsonParser parser) throws IOException {
            List<String> ids = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String id = id(parser);
                if (id != null) {
                    ids.add(id);
                }
            }
            return List.copyOf(ids);
        }

        /** The id in {@code {"type":…,"id":…}}; null in any other value. */
        private static @Nullable String id(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return null;
            }
            String id = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals("id") && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    id = parser.getText(); // some ids are numbers
                } else {
                    parser.skipChildren();
                }
            }
            return id;
        }
    }
}
