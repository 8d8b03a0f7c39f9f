package io.github.clouddatasets.upd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clouddatasets.core.spi.value.Json;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON in the columns of a UPD file. */
final class JsonText {

    private static final JsonMapper MAPPER = new JsonMapper(Json.factory());
    private static final ObjectReader VALUE = MAPPER.readerFor(Object.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private JsonText() {}

    /** An object; empty for null, blank text and the JSON null. */
    @SuppressWarnings("unchecked") // Jackson reads an object as a map of texts to values
    static Map<String, @Nullable Object> object(Path file, String where, @Nullable String text) {
        if (text == null || text.isBlank() || text.equals("{}")) {
            return Map.of();
        }
        Object value;
        try {
            value = VALUE.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UpdException(file, "has no JSON in " + where + ": " + oneLine(e.getOriginalMessage()), e);
        }
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new UpdException(file, "has no JSON object in " + where);
    }

    /** Any value; text that is no JSON is a value, too. */
    static @Nullable Object lenient(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return MAPPER.convertValue(node, Object.class);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    /** A model of the client, read as leniently as an answer of the service; null if the JSON is none. */
    static <T> @Nullable T read(Class<T> type, @Nullable Object json) {
        if (json == null) {
            return null;
        }
        try {
            return Json.SNAKE.reader(type).readValue(text(json));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    static String text(@Nullable Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String oneLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
