package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Points of time as text. */
public final class TimeText {

    /** Where a fraction or the offset begins. */
    private static final int FRACTION = 19;

    /** Where the time begins: a sign behind it is the offset's. */
    private static final int TIME = 11;

    private static final int NANOS = 1_000_000_000;

    private static final String[] UTC = {"Z", " +0000", " UTC", "+00:00", " +00:00", "+0000", " Z"};

    private static final String FORM = "dddd-dd-dd?dd:dd:dd";

    /** A longer text is no time. */
    private static final int LONGEST = 64;

    private TimeText() {}

    /** An ISO 8601 time with its offset; null for any other text. */
    static @Nullable Instant instant(String text) {
        String time = text.strip();
        Instant utc = utc(time);
        if (utc != null) {
            return utc;
        }
        try {
            return DateTimeFormatter.ISO_INSTANT.parse(withFullOffset(time), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Minutes of an offset may be missing, or follow the hours without a colon. */
    private static String withFullOffset(String time) {
        int sign = Math.max(time.lastIndexOf('+'), time.lastIndexOf('-'));
        int digits = time.length() - sign - 1;
        if (sign < TIME || (digits != 2 && digits != 4)) {
            return time;
        }
        return time.substring(0, sign + 3) + ':' + (digits == 2 ? "00" : time.substring(sign + 3));
    }

    /**
     * Reads {@code 2026-08-31 07:12:41.5 +0000} and its like without a formatter: date, blank or {@code T}, time, perhaps a
     * fraction, any spelling of UTC.
     *
     * @param text any text
     * @return the time; null if the text has another form, or names a day that is not in the calendar
     */
    public static @Nullable Instant utc(String text) {
        return text.length() > LONGEST ? null : utc(text.toCharArray(), 0, text.length());
    }

    /**
     * As {@link #utc(String)}, for the text at a parser: no string is made of it.
     *
     * @param json a parser at a text
     * @return the time, or null
     * @throws IOException if the text cannot be read
     */
    public static @Nullable Instant utc(JsonParser json) throws IOException {
        return utc(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    private static @Nullable Instant utc(char[] text, int from, int length) {
        if (length < FRACTION || length > LONGEST) {
            return null;
        }
        for (int i = 0; i < FRACTION; i++) {
            char c = text[from + i];
            char expected = FORM.charAt(i);
            boolean fits = expected == 'd' ? isDigit(c) : expected == '?' ? c == ' ' || c == 'T' : c == expected;
            if (!fits) {
                return null;
            }
        }
        int zone = from + FRACTION;
        int end = from + length;
        int nanos = 0;
        if (zone < end && text[zone] == '.') {
            int unit = NANOS;
            for (zone++; zone < end && isDigit(text[zone]) && unit > 1; zone++) {
                unit /= 10;
                nanos += (text[zone] - '0') * unit;
            }
            if (zone == from + FRACTION + 1) {
                return null;
            }
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        if (!isUtc(text, zone, end)
                || month < 1
                || month > 12
                || day < 1
                || day > lastDay(year, month)
                || hour > 23
                || minute > 59
                || second > 59) {
            return null;
        }
        long seconds = daysFromEpoch(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isUtc(char[] text, int from, int end) {
        for (int u = 0; u < UTC.length; u++) {
            String utc = UTC[u];
            int i = end - from == utc.length() ? 0 : -1;
            while (i >= 0 && i < utc.length()) {
                i = text[from + i] == utc.charAt(i) ? i + 1 : -1;
            }
            if (i > 0) {
                return true;
            }
        }
        return false;
    }

    private static int number(char[] text, int from, int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + text[from + i] - '0';
        }
        return number;
    }

    private static int lastDay(int year, int month) {
        if (month == 2) {
            return IsoChronology.INSTANCE.isLeapYear(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Counts days in years that begin with March, so that the leap day is a year's last (the calendar repeats after 400 years). */
    private static long daysFromEpoch(int year, int month, int day) {
        int fromMarch = month > 2 ? month - 3 : month + 9;
        int march = month > 2 ? year : year - 1;
        int era = Math.floorDiv(march, 400);
        int yearOfEra = march - era * 400;
        int dayOfYear = (153 * fromMarch + 2) / 5 + day - 1;
        long dayOfEra = yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
