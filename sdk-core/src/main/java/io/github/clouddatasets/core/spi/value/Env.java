package io.github.clouddatasets.core.spi.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process environment as {@code fromEnvironment()} reads it; a plain map in tests. */
public final class Env {

    private final Map<String, String> values;

    /**
     * Reads from this map.
     *
     * @param values the variables by their names
     */
    public Env(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The environment of this process.
     *
     * @return the environment
     */
    public static Env ofProcess() {
        return new Env(System.getenv());
    }

    /**
     * The value of a variable.
     *
     * @param name the variable's name
     * @return the value; null if the variable is not set, or blank
     */
    public @Nullable String get(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * The value of a variable that must be set.
     *
     * @param name the variable's name
     * @param meaning what it is for, for the message
     * @return the value
     * @throws IllegalStateException if the variable is not set, or blank
     */
    public String require(String name, String meaning) {
        String value = get(name);
        if (value == null) {
            throw new IllegalStateException("the environment variable " + name + " is not set: " + meaning);
        }
        return value;
    }
}
