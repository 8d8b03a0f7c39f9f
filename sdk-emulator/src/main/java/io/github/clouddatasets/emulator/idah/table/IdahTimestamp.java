package io.github.clouddatasets.emulator.idah.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes times in the form of IDAH's answers, and reads times from filters. */
public final class IdahTimestamp {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss '+0000'").withZone(ZoneOffset.UTC);
    private static final Pattern READ = Pattern.compile("\\s*(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[ Tt]\\s*(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?))?"
            + "\\s*(?:[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?\\s*");

    private IdahTimestamp() {}

    public static String format(Instant moment) {
        return WRITTEN.format(moment);
    }

    /** Reads a time without its offset: the columns have no zone, so the database drops the offset. */
    public static Optional<Instant> parse(String text) {
        Matcher matcher = READ.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime time = matcher.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(2));
            return Optional.of(LocalDate.parse(matcher.group(1)).atTime(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
