package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.FieldReader;
import io.github.clouddatasets.core.spi.value.TimeText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
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
public final class IdahTime extends FieldReader<Instant> {

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

    /** Made by the JSON library. */
    public IdahTime() {}

    @Override
    public @Nullable Instant read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            Instant usual = TimeText.utc(parser);
            return usual != null ? usual : parse(parser.getText());
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
        Instant usual = TimeText.utc(text);
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
}
