package io.github.clouddatasets.datasets.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a configuration file. A value that cannot be used is a {@link Fault}: the value spoils what uses it, and
 * nothing else of the file.
 */
sealed interface ConfigValue {

    /** The value cannot be used. */
    final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Why the value is refused. */
        private final String reason;

        UnusableException(int line, String reason) {
            this(line == 0 ? reason : "line " + line + ": " + reason);
        }

        UnusableException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The line of the value, from 1; 0 for a value that no file holds. */
    int line();

    /** A scalar; null for YAML's null. Numbers and truth values are texts too: a password may look like one. */
    record Text(@Nullable String value, int line) implements ConfigValue {
        /** Without the text, which may be a secret. */
        @Override
        public String toString() {
            return "text in line " + line;
        }
    }

    /** A list. */
    record Items(List<ConfigValue> values, int line) implements ConfigValue {}

    /** What no reader can make sense of, such as an alias of itself. */
    record Fault(String reason, int line) implements ConfigValue {}

    /** A map. A key with hyphens counts as the key with underscores, as OpenStack's reader has it. */
    record Table(Map<String, ConfigValue> values, int line) implements ConfigValue {

        static final Table EMPTY = new Table(Map.of(), 0);

        @Nullable
        ConfigValue get(String key) {
            ConfigValue value = values.get(key);
            return value != null ? value : values.get(key.replace('_', '-'));
        }

        /** The text under a key; null if there is none, or a blank one. */
        @Nullable
        String text(String key) throws UnusableException {
            ConfigValue value = sound(get(key));
            if (value == null) {
                return null;
            }
            if (!(value instanceof Text text)) {
                throw new UnusableException(value.line(), key + " must be a single value");
            }
            return text.value == null || text.value.isBlank() ? null : text.value;
        }

        /** The map under a key; null if there is none. */
        @Nullable
        Table table(String key) throws UnusableException {
            ConfigValue value = sound(get(key));
            if (value == null || (value instanceof Text text && (text.value == null || text.value.isBlank()))) {
                return null;
            }
            if (!(value instanceof Table table)) {
                throw new UnusableException(value.line(), key + " must be a map");
            }
            return table;
        }

        /** This map with the values of another over its own, map by map. */
        Table under(Table other) {
            Map<String, ConfigValue> all = new LinkedHashMap<>();
            values.forEach((key, value) -> all.put(key.replace('-', '_'), value));
            other.values.forEach((key, value) -> all.merge(
                    key.replace('-', '_'),
                    value,
                    (mine, theirs) -> mine instanceof Table below && theirs instanceof Table above
                            ? below.under(above)
                            : theirs));
            return new Table(all, line);
        }
    }

    /** The value, if it is not a fault. */
    static @Nullable ConfigValue sound(@Nullable ConfigValue value) throws UnusableException {
        if (value instanceof Fault fault) {
            throw new UnusableException(fault.line, fault.reason);
        }
        return value;
    }

    /** The elements of a list, or the one value in its place. */
    static List<ConfigValue> elements(@Nullable ConfigValue value) throws UnusableException {
        ConfigValue sound = sound(value);
        List<ConfigValue> all = new ArrayList<>();
        if (sound instanceof Items items) {
            for (ConfigValue item : items.values) {
                ConfigValue element = sound(item);
                if (element != null) {
                    all.add(element);
                }
            }
        } else if (sound != null) {
            all.add(sound);
        }
        return all;
    }
}
