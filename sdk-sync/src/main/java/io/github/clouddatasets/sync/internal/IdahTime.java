package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
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

    /** A longer text is no time. */
    private static final int LONGEST = 64;

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parse(parser.getText());
        }
        parser.skipChildren();
        return null;
    }

    /** The instant; null for a text that is no time, which leaves the field absent. */
    public static @Nullable Instant parse(String text) {
        if (isUsual(text)) {
            long day = daysFromEpoch(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            long seconds = number(text, 11, 13) * 3600L + number(text, 14, 16) * 60L + number(text, 17, 19);
            return Instant.ofEpochSecond(day * 86_400 + seconds);
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
     * @throws IllegalArgumentException for a year that does not have four digits, which the server answers with 500
     */
    public static String filter(String name, Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(TOO_LATE)) {
            throw Check.refused(name, "must be a time of the years 1 to 9999", time.toString());
        }
        return time.get(ChronoField.MICRO_OF_SECOND) == 0 ? FILTER.format(time) : FILTER_MICROS.format(time);
    }

    /** {@code yyyy-MM-dd HH:mm:ss +0000} or {@code ... UTC} with fields in their ranges: the form of nearly every time. */
    private static boolean isUsual(String text) {
        if (!((text.length() == 25 && text.endsWith(" +0000")) || (text.length() == 23 && text.endsWith(" UTC")))) {
            return false;
        }
        for (int i = 0; i < 19; i++) {
            char c = text.charAt(i);
            char expected = "dddd-dd-dd dd:dd:dd".charAt(i);
            if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
                return false;
            }
        }
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 28 // later days depend on the month: left to the library
                && number(text, 11, 13) < 24
                && number(text, 14, 16) < 60
                && number(text, 17, 19) < 60;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static long daysFromEpoch(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }
}
