package io.github.clouddatasets.core.spi.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the dates of HTTP headers, such as {@code Date} and {@code Last-Modified}. What cannot be read counts as absent. */
public final class HttpDate {

    /** The form of today and the two older ones that a recipient must accept (RFC 9110, section 5.6.7). */
    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            form("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            form("EEE MMM ppd HH:mm:ss yyyy").toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC));

    private static DateTimeFormatterBuilder form(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
    }

    private HttpDate() {}

    /**
     * The moment that a header names.
     *
     * @param value the header's value, or null
     * @return the moment, or null if there is no value or the value is no HTTP date
     */
    public static @Nullable Instant parse(@Nullable String value) {
        if (value == null) {
            return null;
        }
        for (DateTimeFormatter form : DATES) {
            try {
                return ZonedDateTime.parse(value.strip(), form).toInstant();
            } catch (DateTimeException e) {
                // another form, or no date
            }
        }
        return null;
    }
}
