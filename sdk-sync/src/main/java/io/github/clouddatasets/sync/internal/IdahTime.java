package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The server's times: {@code 2026-08-03 07:12:41 +0000}, or {@code UTC} for the offset. In filters the server
 * ignores any offset, so filters go out in UTC and without one.
 */
public final class IdahTime extends JsonDeserializer<Instant> {

    private static final DateTimeFormatter FILTER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter FILTER_MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    /** Times beside the usual form: ISO times, fractions, other offsets. */
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T'][HH:mm:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[ ][XXX][XX]['UTC']['Z']")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT); // the default makes 28 February of a 30th

    /** Where a fraction or the offset begins. */
    private static final int FRACTION = 19;

    private static final int NANOS = 1_000_000_000;

    private static final List<String> UTC = List.of(" +0000", " UTC", "Z", "+00:00", " +00:00", "+0000", " Z");

    /** A longer text is no time. */
    private static final int LONGEST = 64;

    /** Made by the JSON library. */
    public IdahTime() {}

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parse(parser.getText());
        }
        parser.skipChildren();
        return null;
    }

    /**
     * Reads a time.
     *
     * @param text the time as the server writes times
     * @return the instant; null for a text that is no time, which leaves the field absent
     */
    public static @Nullable Instant parse(String text) {
        Instant usual = usual(text);
        if (usual != null) {
            return usual;
        }
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip(), LENIENT).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * A time as the server compares it. Microseconds are kept, since its rows have them.
     *
     * @param name the field's name, for messages
     * @param time the time
     * @return the text, in UTC
     * @throws IllegalArgumentException for a year that does not have four digits, which the server answers with 500
     */
    public static String filter(String name, Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(TOO_LATE)) {
            throw Check.refused(name, "must be a time of the years 1 to 9999", time.toString());
        }
        return time.get(ChronoField.MICRO_OF_SECOND) == 0 ? FILTER.format(time) : FILTER_MICROS.format(time);
    }

    /**
     * Reads {@code yyyy-MM-dd HH:mm:ss} in UTC, with a blank or a T in the middle, with or without a fraction: the form of
     * nearly every time. Null for any other text, which the library judges.
     */
    private static @Nullable Instant usual(String text) {
        int length = text.length();
        if (length < FRACTION || length > LONGEST) {
            return null;
        }
        for (int i = 0; i < FRACTION; i++) {
            char c = text.charAt(i);
            char expected = "dddd-dd-dd?dd:dd:dd".charAt(i);
            boolean fits = expected == 'd' ? isDigit(c) : expected == '?' ? c == ' ' || c == 'T' : c == expected;
            if (!fits) {
                return null;
            }
        }
        int zone = FRACTION;
        int nanos = 0;
        if (zone < length && text.charAt(zone) == '.') {
            int unit = NANOS;
            for (zone++; zone < length && isDigit(text.charAt(zone)) && unit > 1; zone++) {
                unit /= 10;
                nanos += (text.charAt(zone) - '0') * unit;
            }
            if (zone == FRACTION + 1) {
                return null;
            }
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (!isUtc(text, zone)
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

    private static boolean isUtc(String text, int from) {
        for (String utc : UTC) {
            if (text.length() - from == utc.length() && text.startsWith(utc, from)) {
                return true;
            }
        }
        return false;
    }

    private static int lastDay(int year, int month) {
        if (month == 2) {
            return IsoChronology.INSTANCE.isLeapYear(year) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
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
