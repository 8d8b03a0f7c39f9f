package io.github.clouddatasets.emulator.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of the state, read field by field. A field that is missing or of another type is a damaged state. */
public record StateDocument(String key, JsonNode fields) {

    // Here and not in SavedState, which every start uses: an emulator that keeps nothing starts without a JSON parser.
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static StateDocument parse(String key, String text) {
        try {
            return new StateDocument(key, MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new StateException(
                    "The state is damaged: " + key
                            + " is no JSON. Restore the state folder from a copy, or start with an empty one",
                    e);
        }
    }

    static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of the key. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    public String text(String field) {
        return required(field, fields.path(field).isTextual()).textValue();
    }

    @Nullable
    public String textOrNull(String field) {
        return fields.hasNonNull(field) ? text(field) : null;
    }

    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list(field)) {
            texts.add(text.asText());
        }
        return texts;
    }

    public boolean flag(String field) {
        return required(field, fields.path(field).isBoolean()).booleanValue();
    }

    public int integer(String field) {
        return required(field, fields.path(field).isInt()).intValue();
    }

    public long number(String field) {
        return required(field, fields.path(field).isIntegralNumber()).longValue();
    }

    public Instant moment(String field) {
        return Instant.parse(text(field));
    }

    @Nullable
    public Instant momentOrNull(String field) {
        return fields.hasNonNull(field) ? moment(field) : null;
    }

    public ObjectNode object(String field) {
        return (ObjectNode) required(field, fields.path(field).isObject());
    }

    public boolean has(String field) {
        return fields.hasNonNull(field);
    }

    /** The object in a field as a document of its own. */
    public StateDocument document(String field) {
        return new StateDocument(key, object(field));
    }

    /** The objects in a list as documents of their own. */
    public List<StateDocument> documents(String field) {
        List<StateDocument> documents = new ArrayList<>();
        for (JsonNode each : list(field)) {
            documents.add(new StateDocument(key, each));
        }
        return documents;
    }

    public JsonNode list(String field) {
        return required(field, fields.path(field).isArray());
    }

    private JsonNode required(String field, boolean isValid) {
        if (!isValid) {
            throw new StateException("The state is damaged: " + key + " has no valid " + field
                    + ". Restore the state folder from a copy, or start with an empty one");
        }
        return fields.path(field);
    }
}
