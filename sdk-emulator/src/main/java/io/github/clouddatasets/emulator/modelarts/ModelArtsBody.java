package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Typed access to the JSON object a call carries; a field of another type is refused. */
final class ModelArtsBody {

    private final ObjectNode fields;

    private ModelArtsBody(ObjectNode fields) {
        this.fields = fields;
    }

    static ModelArtsBody of(Call call) {
        requireJson(call);
        JsonNode tree = Json.parse(call.body())
                .orElseThrow(() -> ModelArtsFault.argumentInvalid("the body is not readable JSON."));
        if (tree instanceof ObjectNode object) {
            return new ModelArtsBody(object);
        }
        throw ModelArtsFault.argumentInvalid("the body is not a JSON object.");
    }

    /** Where a body is sent it must be declared as JSON, also where none is needed. */
    static void requireJson(Call call) {
        String type = call.header("Content-Type");
        if (call.hasBody() && (type == null || !mediaType(type).equals(Answer.JSON))) {
            throw ModelArtsFault.argumentInvalid("Content-Type must be application/json.");
        }
    }

    Optional<String> text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ModelArtsFault.bodyParameterInvalid(name);
        }
        return Optional.of(value.textValue());
    }

    boolean flag(String name, boolean absent) {
        JsonNode value = value(name);
        if (value == null) {
            return absent;
        }
        if (!value.isBoolean()) {
            throw ModelArtsFault.bodyParameterInvalid(name);
        }
        return value.booleanValue();
    }

    int integer(String name, int absent, int minimum, int maximum) {
        JsonNode value = value(name);
        if (value == null) {
            return absent;
        }
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < minimum
                || value.intValue() > maximum) {
            throw ModelArtsFault.bodyParameterInvalid(name);
        }
        return value.intValue();
    }

    /** A text that must be there. */
    String required(String name) {
        return text(name).orElseThrow(() -> ModelArtsFault.bodyParameterInvalid(name));
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** The objects in an array; none if it is absent. */
    ArrayNode objects(String name) {
        ArrayNode array = array(name);
        for (JsonNode element : array) {
            if (!element.isObject()) {
                throw ModelArtsFault.bodyParameterInvalid(name);
            }
        }
        return array;
    }

    ArrayNode array(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Json.array();
        }
        if (value instanceof ArrayNode array) {
            return array.deepCopy();
        }
        throw ModelArtsFault.bodyParameterInvalid(name);
    }

    /** The whole body. */
    ObjectNode fields() {
        return fields.deepCopy();
    }

    ObjectNode object(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Json.object();
        }
        if (value instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw ModelArtsFault.bodyParameterInvalid(name);
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String mediaType(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
