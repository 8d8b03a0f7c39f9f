package io.github.clouddatasets.manifest;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code yyyy-MM-dd HH:mm:ss}. By hand: every label of a file with millions has such a time, and a
 * {@link java.time.format.DateTimeFormatter} is slow.
 */
final class CreationTimeText {

    private static final String LAYOUT = "0000-00-00 00:00:00";

    private CreationTimeText() {}

    /** Null for anything else, dates that do not exist among them. */
    static @Nullable LocalDateTime read(String text) {
        if (text.length() != LAYOUT.length()) {
            return null;
        }
        for (int i = 0; i < LAYOUT.length(); i++) {
            char wanted = LAYOUT.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return null;
            }
        }
        try {
            return LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static String write(LocalDateTime time) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d %02d:%02d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }
}
