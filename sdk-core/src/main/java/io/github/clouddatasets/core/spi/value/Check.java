package io.github.clouddatasets.core.spi.value;

import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what a caller passes in, made before anything is sent. Every refusal is an {@link IllegalArgumentException}
 * whose one line names the field, the rule and the offending value; never use these for secrets.
 */
public final class Check {

    /** Values longer than this are cut in messages. */
    private static final int SHOWN = 160;

    private Check() {}

    /**
     * Refuses null.
     *
     * @param field the field's name
     * @param value the value
     * @param <T> type of the value
     * @return the value
     * @throws IllegalArgumentException if the value is null
     */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    /**
     * An identifier that goes into a path: not empty, no {@code /} or {@code \}, no control or surrogate halves, and not
     * {@code .} or {@code ..}, which HTTP libraries and proxies resolve even when percent-encoded.
     *
     * @param field the field's name
     * @param value the id
     * @return the id
     * @throws IllegalArgumentException if the id is null or breaks a rule
     */
    public static String id(String field, @Nullable String value) {
        String id = segment(field, value);
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c == '/' || c == '\\') {
                throw refused(field, "must not contain '" + c + "'", id);
            }
        }
        return id;
    }

    /**
     * Free text that becomes one path segment (a label name): as {@link #id}, but slashes are allowed and encoded.
     *
     * @param field the field's name
     * @param given the text
     * @return the text
     * @throws IllegalArgumentException if the text is null or breaks a rule
     */
    public static String segment(String field, @Nullable String given) {
        String value = required(field, given);
        if (value.isBlank()) {
            throw refused(field, "must not be empty", value);
        }
        if (value.equals(".") || value.equals("..")) {
            throw refused(field, "must not be a relative path", value);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw refused(field, "must not contain control characters", value);
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw refused(field, "must be valid Unicode", value);
            }
        }
        return value;
    }

    /**
     * A length in characters, checked when the value is present.
     *
     * @param field the field's name
     * @param value the text; null is fine
     * @param min the smallest length
     * @param max the largest length
     * @throws IllegalArgumentException if the text is shorter or longer
     */
    public static void length(String field, @Nullable String value, int min, int max) {
        if (value != null && (value.length() < min || value.length() > max)) {
            throw refused(field, "must have " + min + " to " + max + " characters but has " + value.length(), value);
        }
    }

    /**
     * A pattern for the whole value, checked when the value is present.
     *
     * @param field the field's name
     * @param value the text; null is fine
     * @param pattern what the text has to match
     * @param rule the pattern in words, for the message
     * @throws IllegalArgumentException if the text does not match
     */
    public static void pattern(String field, @Nullable String value, Pattern pattern, String rule) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw refused(field, rule, value);
        }
    }

    /**
     * An inclusive range, checked when the value is present.
     *
     * @param field the field's name
     * @param value the number; null is fine
     * @param min the smallest number
     * @param max the largest number
     * @throws IllegalArgumentException if the number is out of the range
     */
    public static void range(String field, @Nullable Number value, long min, long max) {
        if (value != null && (value.longValue() < min || value.longValue() > max)) {
            throw refused(field, "must be between " + min + " and " + max, value.toString());
        }
    }

    /**
     * Refuses a duration that is null, zero or negative.
     *
     * @param field the field's name
     * @param value the duration
     * @return the duration
     * @throws IllegalArgumentException if the duration is null, zero or negative
     */
    public static Duration positive(String field, @Nullable Duration value) {
        Duration duration = required(field, value);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(field + " must be more than zero: " + duration);
        }
        return duration;
    }

    /**
     * At least one element.
     *
     * @param field the field's name
     * @param values the elements
     * @throws IllegalArgumentException if there is no element, or {@code values} is null
     */
    public static void notEmpty(String field, @Nullable Collection<?> values) {
        if (required(field, values).isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
    }

    /**
     * The exception for a value that breaks a rule.
     *
     * @param field the field's name
     * @param rule the rule in words, such as {@code must not be empty}
     * @param value the value, which the message shows: never a secret
     * @return the exception, to be thrown
     */
    public static IllegalArgumentException refused(String field, String rule, @Nullable String value) {
        return new IllegalArgumentException(field + " " + rule + ": " + shown(value));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < Math.min(value.length(), SHOWN); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                text.append(String.format("\\u%04x", (int) c)); // a line break must not split the message
            } else {
                text.append(c);
            }
        }
        return text.append(value.length() > SHOWN ? "…\"" : "\"").toString();
    }
}
