package io.github.clouddatasets.manifest;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what a caller passes in. Every refusal is an {@link IllegalArgumentException} whose one line names the field,
 * the rule and the offending value. The core has such checks too; this module needs no core.
 */
final class Check {

    /** Values longer than this are cut in messages. */
    private static final int SHOWN = 160;

    private Check() {}

    /** The value, refused when null. */
    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    /** A pattern for the whole value, checked when the value is present; {@code rule} says it in words. */
    static void pattern(String field, @Nullable String value, Pattern pattern, String rule) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw refused(field, rule, value);
        }
    }

    /** An inclusive range, checked when the value is present. */
    static void range(String field, @Nullable Number value, long min, long max) {
        if (value != null && (value.longValue() < min || value.longValue() > max)) {
            throw refused(field, "must be between " + min + " and " + max, value.toString());
        }
    }

    /** At least one element. */
    static void notEmpty(String field, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
    }

    /** The exception for a value that breaks a rule. */
    static IllegalArgumentException refused(String field, String rule, @Nullable String value) {
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
