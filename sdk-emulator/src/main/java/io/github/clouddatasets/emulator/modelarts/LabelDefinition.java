package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.util.HashSet;
import java.util.Set;

/**
 * A label that a dataset offers.
 *
 * @param property colour, shortcut and other properties; callers must not change them
 * @param attributes the attributes with their ids; callers must not change them
 */
record LabelDefinition(String name, int type, ObjectNode property, ArrayNode attributes) {

    static final String SHORTCUT = "@modelarts:shortcut";
    static final String RENAME_TO = "@modelarts:rename_to";
    static final String FROM_TYPE = "@modelarts:from_type";
    static final String TO_TYPE = "@modelarts:to_type";

    private static final String COLOR = "@modelarts:color";
    private static final String DEFAULT_COLOR = "#3399ff";
    private static final String FORBIDDEN = ".*[!<>=&\"'].*";
    private static final int NAME_LENGTH = 1024;
    private static final int ATTRIBUTE_LENGTH = 64;
    private static final Set<String> SHAPES =
            Set.of("", "bndbox", "polygon", "circle", "line", "dashed", "point", "polyline");

    /** The definition for a label that a sample carries. */
    static LabelDefinition found(String name, int type) {
        return new LabelDefinition(name, type, Json.object().put(COLOR, DEFAULT_COLOR), Json.array());
    }

    /** Reads a definition from a request. */
    static LabelDefinition of(JsonNode json, DatasetKind kind, IdSource ids) {
        ObjectNode property = property(json.path("property"));
        property.remove(RENAME_TO);
        int type = typeOf(json, kind);
        if (!kind.labelTypes().contains(type)) {
            throw ModelArtsFault.labelIncompatible(type);
        }
        return new LabelDefinition(nameOf(json), type, property, attributes(json.path("attributes"), ids));
    }

    static LabelDefinition of(StateDocument state) {
        ArrayNode attributes = Json.array();
        state.list("attributes").forEach(attributes::add);
        return new LabelDefinition(state.text("name"), state.integer("type"), state.object("property"), attributes);
    }

    ObjectNode saved() {
        ObjectNode state = Json.object().put("name", name).put("type", type);
        state.set("property", property);
        state.set("attributes", attributes);
        return state;
    }

    static String nameOf(JsonNode json) {
        String name = json.path("name").asText("");
        requireName(name);
        return name;
    }

    static int typeOf(JsonNode json, DatasetKind kind) {
        JsonNode type = json.path("type");
        if (type.isMissingNode() || type.isNull()) {
            return kind.labelType(json.path("property").has(FROM_TYPE));
        }
        if (!type.isInt()) {
            throw ModelArtsFault.bodyParameterInvalid("type");
        }
        return type.intValue();
    }

    /** Checks and copies the properties of a request. */
    static ObjectNode property(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Json.object();
        }
        if (!(json instanceof ObjectNode object)) {
            throw ModelArtsFault.bodyParameterInvalid("property");
        }
        if (!object.path(COLOR).asText("").matches("(#[0-9A-Fa-f]{6})?")) {
            throw ModelArtsFault.bodyParameterInvalid(COLOR);
        }
        if (!SHAPES.contains(object.path("@modelarts:default_shape").asText(""))) {
            throw ModelArtsFault.bodyParameterInvalid("@modelarts:default_shape");
        }
        return object.deepCopy();
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH || name.matches(FORBIDDEN)) {
            throw ModelArtsFault.bodyParameterInvalid("name");
        }
    }

    LabelDefinition changed(String otherName, ObjectNode otherProperties, ArrayNode otherAttributes) {
        ObjectNode merged = property.deepCopy();
        merged.setAll(otherProperties);
        merged.remove(RENAME_TO);
        return new LabelDefinition(otherName, type, merged, otherAttributes.isEmpty() ? attributes : otherAttributes);
    }

    String shortcut() {
        return property.path(SHORTCUT).asText("");
    }

    /** Whether this relation starts or ends at the entity. */
    boolean relates(String entity) {
        return property.path(FROM_TYPE).asText("").equals(entity)
                || property.path(TO_TYPE).asText("").equals(entity);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("name", name).put("type", type);
        json.set("property", property.deepCopy());
        if (!attributes.isEmpty()) {
            json.set("attributes", attributes.deepCopy());
        }
        return json;
    }

    static ArrayNode attributes(JsonNode json, IdSource ids) {
        ArrayNode attributes = Json.array();
        Set<String> names = new HashSet<>();
        for (JsonNode each : json) {
            String name = each.path("name").asText("");
            if (name.isEmpty() || name.length() > ATTRIBUTE_LENGTH || name.matches(FORBIDDEN)) {
                throw ModelArtsFault.bodyParameterInvalid("attributes");
            }
            if (!names.add(name)) {
                throw ModelArtsFault.attributeNameTwice(name);
            }
            ObjectNode attribute = attributes.addObject();
            attribute
                    .put("id", each.path("id").asText(ids.hex()))
                    .put("name", name)
                    .put("type", each.path("type").asText("text"));
            if (each.hasNonNull("default_value")) {
                attribute.put("default_value", each.path("default_value").asText());
            }
            Set<String> values = new HashSet<>();
            for (JsonNode value : each.path("values")) {
                String text = value.path("value").asText("");
                if (!values.add(text)) {
                    throw ModelArtsFault.attributeValueTwice(text);
                }
                attribute
                        .withArray("values")
                        .addObject()
                        .put("id", value.path("id").asText(ids.hex()))
                        .put("value", text);
            }
        }
        return attributes;
    }
}
