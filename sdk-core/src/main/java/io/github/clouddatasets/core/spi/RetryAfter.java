package io.github.clouddatasets.core.spi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} and {@code Date}: seconds or an HTTP date. What cannot be read counts as absent. */
final class RetryAfter {

    private static final long LONGEST_SECONDS = 365L * 24 * 3600;

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

    private RetryAfter() {}

    static @Nullable Duration parse(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_SECONDS));
        }
        Instant date = httpDate(text);
        if (date == null) {
            return null;
        }
        Duration wait = Duration.between(now, date);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    static @Nullable Instant httpDate(@Nullable String value) {
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
