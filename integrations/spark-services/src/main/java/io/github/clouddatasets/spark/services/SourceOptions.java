package io.github.clouddatasets.spark.services;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The options of one use of a source or a sink. Names are compared without regard to case, as Spark compares them; a name
 * that the format does not know is refused, since an option that is misspelt and ignored is found out too late.
 */
final class SourceOptions {

    /** Options that Spark itself adds, for tables of a catalog among others. */
    private static final Set<String> OF_SPARK = Set.of(
            "paths",
            "provider",
            "location",
            "owner",
            "comment",
            "collation",
            "external",
            "is_managed_location",
            "serialization.format",
            "mergeschema");

    private static final String OF_TABLES = "option.";

    /** What {@code load} and {@code save} set, and the location of a table of the catalog. */
    static final String PATH = "path";

    private final String format;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /**
     * Reads the options of a use.
     *
     * @param format the name of the format, for messages
     * @param known all names that the format knows
     * @param given the options, the weakest first; messages never hold a value, which may be a secret
     * @throws IllegalArgumentException if a name is not known
     */
    SourceOptions(String format, Collection<String> known, List<Map<String, String>> given) {
        this.format = format;
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(known);
        for (Map<String, String> options : given) {
            options.forEach((name, value) -> {
                if (names.contains(name)) {
                    values.put(name, value);
                } else if (name.equalsIgnoreCase(PATH) && value.contains("/")) {
                    return; // the location of a table
                } else if (!OF_SPARK.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(OF_TABLES)) {
                    throw unknown(name, names);
                }
            });
        }
    }

    /** The options in a map of Java. Scala's own conversion is another one in each of its versions. */
    static Map<String, String> ofScala(scala.collection.immutable.Map<String, String> options) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        scala.collection.Iterator<Tuple2<String, String>> entries = options.iterator();
        while (entries.hasNext()) {
            Tuple2<String, String> entry = entries.next();
            copy.put(entry._1(), entry._2());
        }
        return copy;
    }

    /** The value of an option without the blanks around it; null if it is not set or blank. */
    @Nullable
    String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * The value of an option that has to be there.
     *
     * @param name the option
     * @param rule what the option says, for the message
     */
    String required(String name, String rule) {
        String value = text(name);
        if (value == null) {
            throw new IllegalArgumentException(format + ": option " + name + " is required: " + rule);
        }
        return value;
    }

    /**
     * The value of an option that {@code load} and {@code save} set, too, as the path.
     *
     * @param name the option
     * @param rule what the option says, for the message
     * @return the value; a path that is the location of a table of the catalog counts as none
     */
    String orPath(String name, String rule) {
        String path = text(PATH);
        if (path == null || path.contains("/")) {
            return required(name, rule);
        }
        String value = text(name);
        if (value != null && !value.equals(path)) {
            throw refused("path and option " + name + " differ: " + path + ", " + value);
        }
        return path;
    }

    /** The value of an option that is a whole number from {@code least} to {@code most}; null if it is not set. */
    @Nullable
    Integer number(String name, int least, int most) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw refused(name, "must be a whole number from " + least + " to " + most, value);
    }

    /** The value of an option that is true or false; false if it is not set. */
    boolean flag(String name) {
        return choice(name, List.of("false", "true")).equals("true");
    }

    /** The value of an option with few values, of which the first one is the default. */
    String choice(String name, List<String> choices) {
        String value = text(name);
        if (value == null) {
            return choices.get(0);
        }
        for (String choice : choices) {
            if (choice.equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw refused(name, "must be one of " + String.join(", ", choices), value);
    }

    /** Whether an option is set. */
    boolean has(String name) {
        return text(name) != null;
    }

    /**
     * The options as properties of a table, for {@code DESCRIBE} and {@code SHOW CREATE TABLE}.
     *
     * @param secrets the names of the options that nobody may see
     */
    Map<String, String> shown(Collection<String> secrets) {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((name, value) -> {
            if (!name.equalsIgnoreCase(PATH) && secrets.stream().noneMatch(name::equalsIgnoreCase)) {
                shown.put(OF_TABLES + name, value);
            }
        });
        return shown;
    }

    /** The refusal of a value; never for secrets. */
    IllegalArgumentException refused(String name, String rule, String value) {
        return new IllegalArgumentException(format + ": option " + name + " " + rule + ": " + value);
    }

    /** A refusal of the use as a whole. */
    IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(format + ": " + text);
    }

    /** The name of the format. */
    String format() {
        return format;
    }

    /** The names of the options that are set, without their values. */
    @Override
    public String toString() {
        return format + values.keySet();
    }

    private IllegalArgumentException unknown(String name, Set<String> known) {
        String nearest = null;
        int distance = Math.max(2, name.length() / 3) + 1;
        for (String candidate : known) {
            int far = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (far < distance) {
                distance = far;
                nearest = candidate;
            }
        }
        return new IllegalArgumentException(format + ": option " + name + " is not known"
                + (nearest == null ? "." : "; did you mean " + nearest + "?") + " Known are "
                + String.join(", ", known));
    }

    /** How many letters have to be put in, left out or changed to make one word of the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
