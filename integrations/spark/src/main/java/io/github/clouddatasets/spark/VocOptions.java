package io.github.clouddatasets.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.internal.SQLConf;
import scala.collection.immutable.Map;

/**
 * The options of a read of label files: see {@link VocObjects}.
 *
 * @param mode what happens to files that cannot be read
 * @param corruptRecord name of the column with the reason
 * @param emptyFiles whether a file without objects gives a row
 */
record VocOptions(Mode mode, String corruptRecord, boolean emptyFiles) implements Serializable {

    /** The modes of Spark's own sources. */
    enum Mode {
        PERMISSIVE,
        DROPMALFORMED,
        FAILFAST
    }

    /**
     * Reads the options, on the driver.
     *
     * @throws IllegalArgumentException if a value is none that the option takes
     */
    static VocOptions of(Map<String, String> options) {
        String corruptRecord = value(options, "columnNameOfCorruptRecord", "");
        return new VocOptions(
                choice(options, "mode", "PERMISSIVE", Mode::valueOf, Arrays.toString(Mode.values())),
                corruptRecord.isBlank() ? SQLConf.get().columnNameOfCorruptRecord() : corruptRecord,
                choice(options, "emptyFiles", "FALSE", VocOptions::flag, "[true, false]"));
    }

    private static <T> T choice(
            Map<String, String> options, String name, String byDefault, Function<String, T> choose, String choices) {
        String value = value(options, name, byDefault);
        try {
            return choose.apply(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    VocObjects.FORMAT + ": option " + name + " must be one of " + choices + ": " + value, e);
        }
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    /** Names of options are compared without regard to case. */
    private static String value(Map<String, String> options, String name, String byDefault) {
        scala.collection.Iterator<scala.Tuple2<String, String>> all = options.iterator();
        while (all.hasNext()) {
            scala.Tuple2<String, String> option = all.next();
            if (option._1().equalsIgnoreCase(name)) {
                return option._2();
            }
        }
        return byDefault;
    }
}
