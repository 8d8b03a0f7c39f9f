package io.github.clouddatasets.core.spi.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a process starts with: the system properties {@code clouddatasets.*} and the environment variables. A
 * system property wins over the variables of the same setting. Plain maps in tests.
 */
public final class Env {

    private static final String PREFIX = "clouddatasets.";

    private final Map<String, String> properties;
    private final Map<String, String> variables;

    /**
     * A value and the place where it was found.
     *
     * @param value the value, without blanks around it; may be a secret
     * @param origin the kind and the name of the place, for messages
     */
    public record Found(String value, String origin) {

        /** The origin alone: the value may be a secret. */
        @Override
        public String toString() {
            return origin;
        }
    }

    /**
     * Reads variables from this map; no system property is set.
     *
     * @param variables the variables by their names
     */
    public Env(Map<String, String> variables) {
        this(Map.of(), variables);
    }

    /**
     * Reads from these maps.
     *
     * @param properties the system properties by their whole names
     * @param variables the variables by their names
     */
    public Env(Map<String, String> properties, Map<String, String> variables) {
        this.properties = properties;
        this.variables = variables;
    }

    /**
     * The settings of this process, as they are now.
     *
     * @return the settings
     */
    public static Env ofProcess() {
        Properties system = System.getProperties();
        Map<String, String> own = new LinkedHashMap<>();
        for (String name : system.stringPropertyNames()) {
            String value = name.startsWith(PREFIX) ? system.getProperty(name) : null;
            if (value != null) {
                own.put(name, value);
            }
        }
        return new Env(own, System.getenv());
    }

    /**
     * The value of an environment variable.
     *
     * @param name the variable's name
     * @return the value; null if the variable is not set, or blank
     */
    public @Nullable String get(String name) {
        return given(variables, name);
    }

    /**
     * The value of an environment variable, with its origin.
     *
     * @param name the variable's name
     * @return the value and its origin; null if the variable is not set, or blank
     */
    public @Nullable Found variable(String name) {
        String value = get(name);
        return value == null ? null : new Found(value, "environment variable " + name);
    }

    /**
     * The value of a system property.
     *
     * @param property the property's name
     * @return the value and its origin; null if the property is not set, or blank
     */
    public @Nullable Found property(String property) {
        String value = given(properties, property);
        return value == null ? null : new Found(value, "system property " + property);
    }

    /**
     * The value of a setting that has names of both kinds.
     *
     * @param property the name of the system property, which wins
     * @param names the names of the environment variables, the first that is set wins
     * @return the value and its origin; null if none is set, or all are blank
     */
    public @Nullable Found find(String property, String... names) {
        Found found = property(property);
        for (int i = 0; found == null && i < names.length; i++) {
            found = variable(names[i]);
        }
        return found;
    }

    /**
     * The value of a setting that must be set.
     *
     * @param property the name of the system property, which wins
     * @param variable the name of the environment variable
     * @param meaning the use of the value, for the message
     * @return the value and its origin
     * @throws IllegalStateException if neither is set
     */
    public Found require(String property, String variable, String meaning) {
        Found found = find(property, variable);
        if (found == null) {
            throw new IllegalStateException("the environment variable " + variable + " is not set: " + meaning
                    + "; nor is the system property " + property);
        }
        return found;
    }

    private static @Nullable String given(Map<String, String> values, String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
