package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service must know of a request beyond its schema: ids of things that exist, names that are free, fields that
 * exclude each other. A place is a parameter's name, or the names of the fields from the body's root, joined by dots.
 */
final class Known {

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, JsonNode> always = new LinkedHashMap<>();

    /** The value wherever the generator fills the place. */
    Known put(String place, String value) {
        values.put(place, JsonNodeFactory.instance.textNode(value));
        return this;
    }

    /** The value as JSON, wherever the generator fills the place. */
    Known json(String place, String value) {
        values.put(place, parsed(value));
        return this;
    }

    /** A text that the field always has, whether the generator fills the place or not. */
    Known must(String place, String value) {
        return always(place, JsonNodeFactory.instance.textNode(value).toString())
                .put(place, value);
    }

    /** The value as JSON where the generator leaves out the field. */
    Known always(String place, String value) {
        always.put(place, parsed(value));
        return this;
    }

    /** No value, although the schema allows one. */
    Known never(String... places) {
        for (String place : places) {
            values.put(place, JsonNodeFactory.instance.missingNode());
        }
        return this;
    }

    /** The value of a parameter; null for none of its own. */
    @Nullable
    JsonNode parameter(String name) {
        return values.get(name);
    }

    /** A generated body with these values in it. */
    JsonNode in(JsonNode body) {
        return put("", body.deepCopy());
    }

    private JsonNode put(String place, JsonNode value) {
        JsonNode own = place.isEmpty() ? null : values.get(place);
        if (own != null) {
            return own.deepCopy();
        }
        if (value instanceof ObjectNode object) {
            ObjectNode with = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                String below = place.isEmpty() ? field.getKey() : place + "." + field.getKey();
                JsonNode inside = put(below, field.getValue());
                if (!inside.isMissingNode()) {
                    with.set(field.getKey(), inside);
                }
            });
            always.forEach((field, always) -> {
                String name = field.substring(field.lastIndexOf('.') + 1);
                String parent = field.substring(0, Math.max(0, field.length() - name.length() - 1));
                if (parent.equals(place) && !with.has(name)) {
                    with.set(name, always.deepCopy());
                }
            });
            return with;
        }
        if (value.isArray()) {
            var with = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> with.add(put(place, element)));
            return with;
        }
        return value;
    }

    private static JsonNode parsed(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> new AssertionError(json));
    }
}
