package io.github.clouddatasets.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not reach a log, an exception or a screen: it prints as {@code ***}. Read it with {@link #reveal()},
 * as late and as seldom as possible.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret text, not empty
     * @return the wrapped secret
     * @throws IllegalArgumentException if the text is null or empty; the message never holds the text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Secret of(String value) {
        return of("secret", value);
    }

    /** As {@link #of(String)}, for a secret that messages call {@code field}. */
    static Secret of(String field, @Nullable String value) {
        String text = Argument.required(field, value);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
        return new Secret(text);
    }

    /**
     * The text itself, for the one place that has to send it.
     *
     * @return the secret text
     */
    @JsonValue
    public String reveal() {
        return value;
    }

    /**
     * Compares two secrets, in a time that depends on their lengths alone.
     *
     * @param other any object
     * @return whether the other object is a secret with the same text
     */
    @Override
    public boolean equals(@Nullable Object other) {
        // Constant time: comparing must not tell how much of a guess was right.
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
