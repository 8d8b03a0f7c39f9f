package io.github.clouddatasets.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of what a caller passes in: each refusal names the field and the rule, and never a secret. */
final class Argument {

    private Argument() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }

    static Duration positive(String field, @Nullable Duration value) {
        Duration duration = required(field, value);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(field + " must be more than zero: " + duration);
        }
        return duration;
    }

    /** A name that may be shown. */
    static String notEmpty(String field, @Nullable String value) {
        String text = required(field, value);
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
        return text;
    }
}
