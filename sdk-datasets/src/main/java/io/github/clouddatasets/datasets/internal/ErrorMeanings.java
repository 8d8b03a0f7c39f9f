package io.github.clouddatasets.datasets.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The meanings of the documented error codes: the table {@code specs/modelarts-error-codes.csv}, which is packed into the
 * jar and read when the first error needs a meaning.
 */
public final class ErrorMeanings {

    private static final String TABLE = "modelarts-error-codes.csv";

    private ErrorMeanings() {}

    private static final class Holder {
        static final Map<String, String> MEANINGS = load();
        static final Map<String, Integer> STATUSES = statuses(MEANINGS);
        static final Set<String> NOTES = notes(MEANINGS);
    }

    /**
     * The meaning of a code. Twenty-three codes occur under several statuses with different meanings, so the status is part
     * of the key.
     *
     * @param status the HTTP status
     * @param code the service's code
     * @return the meaning in a few words; null for a pair that is not documented
     */
    public static @Nullable String of(int status, String code) {
        return Holder.MEANINGS.get(status + " " + code);
    }

    /** The first status of a refusal that the code is documented under; null if there is none. */
    static @Nullable Integer status(String code) {
        return Holder.STATUSES.get(code);
    }

    /** Whether a code is documented as a note about progress only, such as "import task submitted". */
    static boolean isNote(String code) {
        return Holder.NOTES.contains(code) && !Holder.STATUSES.containsKey(code);
    }

    private static Set<String> notes(Map<String, String> meanings) {
        Set<String> notes = new HashSet<>();
        for (String key : meanings.keySet()) {
            if (key.startsWith("2")) {
                notes.add(key.substring(key.indexOf(' ') + 1));
            }
        }
        return notes;
    }

    private static Map<String, Integer> statuses(Map<String, String> meanings) {
        Map<String, Integer> statuses = new HashMap<>();
        for (String key : meanings.keySet()) {
            int space = key.indexOf(' ');
            int status = Integer.parseInt(key.substring(0, space));
            if (status >= 400) {
                statuses.merge(key.substring(space + 1), status, Math::min);
            }
        }
        return statuses;
    }

    private static Map<String, String> load() {
        Map<String, String> meanings = new HashMap<>();
        try (InputStream table = ErrorMeanings.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is missing from the jar");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
            lines.readLine(); // the column names
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split(",", 3);
                if (columns.length == 3) {
                    meanings.put(columns[0] + " " + columns[1], unquoted(columns[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return meanings;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
