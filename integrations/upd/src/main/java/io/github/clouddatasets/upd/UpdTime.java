package io.github.clouddatasets.upd;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Times in UPD files: {@code 2026-11-26 00:09:56 +0000} of IDAH's exporter, {@code 2026-11-26 00:10:05+00:00} of the file's
 * writer, {@code 2026-11-26T00:09:56Z} of the SDK for Python.
 */
final class UpdTime {

    private static final DateTimeFormatter SPELLINGS = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ]")
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss '+0000'");

    private UpdTime() {}

    /** Null for anything that is no time. A time without an offset is UTC. */
    static @Nullable Instant read(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            var parsed = SPELLINGS.parseBest(text.strip(), OffsetDateTime::from, java.time.LocalDateTime::from);
            return parsed instanceof OffsetDateTime time
                    ? time.toInstant()
                    : ((java.time.LocalDateTime) parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String write(Instant time) {
        return WRITTEN.format(time.atOffset(ZoneOffset.UTC));
    }
}
