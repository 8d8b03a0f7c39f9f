package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.ManifestReader;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.internal.SQLConf;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Map;

/**
 * The options of a reading, checked.
 *
 * @param mode what becomes of bad lines
 * @param corruptColumn the name of their column
 * @param labels names of labels of which a sample needs one; empty for every sample
 * @param maxLineBytes greatest length of a line
 * @param caseSensitive whether names of columns are
 */
record ReadSettings(Mode mode, String corruptColumn, Set<String> labels, int maxLineBytes, boolean caseSensitive)
        implements Serializable {

    private static final int SHORTEST = 1024;
    private static final int LONGEST = 256 * 1024 * 1024;

    /** What becomes of bad lines. */
    enum Mode {
        PERMISSIVE,
        DROPMALFORMED,
        FAILFAST
    }

    static ReadSettings of(Map<String, String> options) {
        SQLConf conf = SQLConf.get();
        String column = text(options, ManifestOptions.COLUMN_NAME_OF_CORRUPT_RECORD);
        return new ReadSettings(
                mode(text(options, ManifestOptions.MODE)),
                column == null ? conf.columnNameOfCorruptRecord() : column,
                labels(text(options, ManifestOptions.LABELS)),
                maxLineBytes(text(options, ManifestOptions.MAX_LINE_BYTES)),
                conf.caseSensitiveAnalysis());
    }

    static @Nullable String text(Map<String, String> options, String name) {
        Option<String> value = options.get(name);
        return value.isDefined() ? value.get() : null;
    }

    private static Mode mode(@Nullable String text) {
        if (text == null) {
            return Mode.PERMISSIVE;
        }
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(text.toUpperCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "the option mode must be PERMISSIVE, DROPMALFORMED or FAILFAST: \"" + text + "\"");
    }

    private static Set<String> labels(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static int maxLineBytes(@Nullable String text) {
        if (text == null) {
            return ManifestReader.DEFAULT_MAX_LINE_BYTES;
        }
        int bytes;
        try {
            bytes = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            bytes = 0;
        }
        if (bytes < SHORTEST || bytes > LONGEST) {
            throw new IllegalArgumentException(
                    "the option maxLineBytes must be between " + SHORTEST + " and " + LONGEST + ": \"" + text + "\"");
        }
        return bytes;
    }
}
