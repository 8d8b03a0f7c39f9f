package io.github.clouddatasets.core.spi.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process environment as {@code fromEnvironment()} reads it; a plain map in tests. */
public final class Env {

    private final Map<String, String> values;

    /** Reads from this map. */
    public Env(Map<String, String> values) {
        this.values = values;
    }

    /** The environment of this process. */
    public static Env ofProcess() {
        return new Env(System.getenv());
    }

    /** The value of a variable; null if it is not set, or set to nothing. */
    public @Nullable String get(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The value of a variable that must be set. */
    public String require(String name, String meaning) {
        String value = get(name);
        if (value == null) {
            throw new IllegalStateException("the environment variable " + name + " is not set: " + meaning);
        }
        return value;
    }
}
