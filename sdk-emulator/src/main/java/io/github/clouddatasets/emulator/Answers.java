package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.WireValue;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers of the three clients out of the services' own JSON, for mocks and fakes: no test calls a constructor with
 * dozens of arguments.
 *
 * <pre>{@code
 * Dataset digits = Answers.read(Dataset.class, """
 *         {"dataset_id": "gfghHSokody6AJigS5A", "dataset_name": "digits", "total_sample_count": 60}""");
 * when(catalog.dataset("digits")).thenReturn(digits);
 * }</pre>
 *
 * <p>The JSON is read as leniently as a client reads an answer: absent fields stay absent, and unknown fields are ignored.
 * A whole answer of Powerdrill ({@code {"code":0,"data":{…}}}, version 2) will do as well as its {@code data}; an answer of
 * IDAH is a document with {@code data}, as {@code GET /exports/1} answers it.
 */
public final class Answers {

    private static final Set<String> ROOMS = Set.of(
            "io.github.clouddatasets.datasets",
            "io.github.clouddatasets.datasets.common",
            "io.github.clouddatasets.datasets.labels",
            "io.github.clouddatasets.datasets.samples",
            "io.github.clouddatasets.datasets.team",
            "io.github.clouddatasets.powerdrill",
            "io.github.clouddatasets.sync");

    private Answers() {}

    /**
     * Reads one answer.
     *
     * @param <T> the type of the answer
     * @param type a record that a method of a client returns, or a part of such a record
     * @param json one JSON object, as the service writes it
     * @return the answer
     * @throws IllegalArgumentException if an argument is null, {@code type} is no answer, or {@code json} is no JSON object, has
     *     no field of the type, or lacks the id of the answer; the message says which
     */
    public static <T> T read(Class<T> type, String json) {
        requireGiven("type", type);
        requireGiven("json", json);
        requireAnswer(type);
        JsonNode given = tree(json);
        JsonNode data = isEnvelope(type, given) ? given.get("data") : given;
        if (!data.isObject()) {
            throw new IllegalArgumentException("json must be a JSON object, not "
                    + data.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        T answer = type.cast(value(type, data.toString()));
        if (!data.isEmpty() && empty(type).filter(answer::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "json has no field of " + type.getSimpleName() + ": " + List.copyOf(names(data)));
        }
        return answer;
    }

    private static void requireAnswer(Class<?> type) {
        boolean built = Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .anyMatch("builder"::equals);
        boolean isAnswer = type.isRecord()
                && ROOMS.contains(type.getPackageName())
                && !built
                && !WireValue.class.isAssignableFrom(type);
        if (!isAnswer && CannedAnswer.reader(type).isEmpty()) {
            throw new IllegalArgumentException("type must be a record that a client returns: " + type.getName());
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Json.SNAKE.reader(JsonNode.class).readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("json must be JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static boolean isEnvelope(Class<?> type, JsonNode given) {
        return type.getPackageName().equals("io.github.clouddatasets.powerdrill")
                && given.has("code")
                && given.path("data").isObject();
    }

    private static Object value(Class<?> type, String json) {
        try {
            var special = CannedAnswer.reader(type);
            if (special.isPresent()) {
                return special.get().apply(json);
            }
            ObjectReader reader = Json.SNAKE.reader(type);
            return reader.readValue(json);
        } catch (IOException | SdkException e) {
            throw new IllegalArgumentException(
                    "json cannot be read as " + type.getSimpleName() + ": " + firstLine(e.getMessage()), e);
        }
    }

    /** The answer without any field; empty for a type that needs an id. */
    private static Optional<Object> empty(Class<?> type) {
        try {
            return Optional.of(value(type, "{}"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(JsonNode data) {
        List<String> names = new ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
