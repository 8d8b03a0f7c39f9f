package io.github.clouddatasets.emulator.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The forms of a time in the storage's documents and headers. */
final class S3Time {

    private static final DateTimeFormatter DOCUMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private S3Time() {}

    /** {@code 2026-11-26T12:00:00.000Z}. */
    static String document(Instant time) {
        return DOCUMENT.format(time);
    }

    /** {@code Thu, 26 Nov 2026 12:00:00 GMT}. */
    static String header(Instant time) {
        return HEADER.format(time);
    }

    static Optional<Instant> parseHeader(String text) {
        return parse(DateTimeFormatter.RFC_1123_DATE_TIME, text);
    }

    /** Reads {@code 20261126T120000Z}. */
    static Optional<Instant> parseBasic(String text) {
        return parse(BASIC, text);
    }

    /** {@code 20261126T120000Z}. */
    static String basic(Instant time) {
        return BASIC.format(time);
    }

    private static Optional<Instant> parse(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
