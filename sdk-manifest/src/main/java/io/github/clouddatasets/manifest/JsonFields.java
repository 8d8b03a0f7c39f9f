package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object being taken apart. A field is taken away only when its value is what it should be; whatever is left over
 * is the {@link #rest()}, so that nothing of a file is lost. A null is as good as a missing field.
 */
final class JsonFields {

    /** Fractions as {@link BigDecimal}: what is not understood must be written back digit by digit. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

    private final Map<String, @Nullable Object> json;

    JsonFields(Map<String, @Nullable Object> json) {
        this.json = new LinkedHashMap<>(json);
    }

    /** Takes a field; when {@code name} is missing or not understood, it is looked for under its old spelling. */
    private <T> @Nullable T take(String name, Function<Object, @Nullable T> read) {
        if (json.isEmpty()) {
            return null;
        }
        T value = takeExactly(name, read);
        return value == null && name.indexOf('-') > 0 ? takeExactly(name.replace('-', '_'), read) : value;
    }

    private <T> @Nullable T takeExactly(String name, Function<Object, @Nullable T> read) {
        Object raw = json.get(name);
        T value = raw == null ? null : read.apply(raw);
        if (raw == null || value != null) {
            json.remove(name);
        }
        return value;
    }

    @Nullable
    String text(String name) {
        return take(name, JsonFields::asText);
    }

    /** Documented as text, {@code "true"} or {@code "True"}; the older client library wrote a boolean. */
    @Nullable
    Boolean flag(String name) {
        return take(name, raw -> {
            String text = asText(raw);
            if ("true".equalsIgnoreCase(text)) {
                return true;
            }
            return "false".equalsIgnoreCase(text) ? false : null;
        });
    }

    @Nullable
    Double number(String name) {
        return take(name, JsonFields::asNumber);
    }

    @Nullable
    Integer integer(String name) {
        return take(name, raw -> {
            Double number = asNumber(raw);
            return number != null && number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE
                    ? (Integer) number.intValue()
                    : null;
        });
    }

    @Nullable
    LocalDateTime time(String name) {
        return take(name, raw -> raw instanceof String text ? CreationTimeText.read(text) : null);
    }

    /** An object, or text that holds one as JSON; empty when there is none. */
    JsonFields object(String name) {
        Map<String, @Nullable Object> object =
                take(name, raw -> asObject(raw instanceof String text ? parsed(text) : raw));
        return new JsonFields(object == null ? Map.of() : object);
    }

    /** Any value, as it is. */
    @Nullable
    Object value(String name) {
        return take(name, raw -> raw);
    }

    /** What has not been taken. */
    Map<String, @Nullable Object> rest() {
        return json;
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are text
    static @Nullable Map<String, @Nullable Object> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    private static @Nullable String asText(Object raw) {
        return raw instanceof String || raw instanceof Number || raw instanceof Boolean ? raw.toString() : null;
    }

    static @Nullable Double asNumber(@Nullable Object raw) {
        double number = Double.NaN;
        if (raw instanceof Number value) {
            number = value.doubleValue();
        } else if (raw instanceof String text && DECIMAL.matcher(text).matches()) {
            number = Double.parseDouble(text);
        }
        return Double.isFinite(number) ? (Double) number : null;
    }

    private static @Nullable Object parsed(String text) {
        try (JsonParser parser = LineJson.READER.createParser(text)) {
            return parsed(parser);
        } catch (IOException e) {
            return null;
        }
    }

    /** The characters as one value of LineJson.READER. */
    static @Nullable Object parsed(char[] chars, int start, int length) throws JsonProcessingException {
        try (JsonParser parser = LineJson.READER.createParser(chars, start, length)) {
            return parsed(parser);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError("an array was read", e);
        }
    }

    private static @Nullable Object parsed(JsonParser parser) throws IOException {
        try {
            return LineJson.READER.readValue(parser);
        } catch (NumberFormatException e) { // Jackson lets it through for an exponent of eleven digits
            throw new JsonParseException(parser, "a number that cannot be held", e);
        }
    }
}
