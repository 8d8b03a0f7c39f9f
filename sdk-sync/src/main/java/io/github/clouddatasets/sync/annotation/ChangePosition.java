package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a walk over changes has come: the time up to which nothing is missing, and marks of the changes near that time, which
 * the next walk meets again and leaves out.
 *
 * @param time the time of the latest change when the walk began; the next walk goes back a little
 * @param after where the next walk begins
 * @param seen marks of changes after {@code after} that walks have given
 */
record ChangePosition(Instant time, Instant after, Set<Long> seen) {

    /** A transaction may have changed a row some seconds before others can see the change. */
    static final long OVERLAP_SECONDS = 10;

    /** More marks are not kept: then changes may come again, and none is lost. */
    static final int MOST_MARKS = 20_000;

    private static final String VERSION = "1";

    /** A walk from a time that a caller chose, who has seen nothing yet. */
    static ChangePosition at(Instant time) {
        FilterValues.time("time", time);
        return new ChangePosition(time, time, Set.of());
    }

    /** Where the next walk begins after changes up to a time. */
    static Instant overlapping(Instant time) {
        return time.minusSeconds(OVERLAP_SECONDS);
    }

    /** Marks a change: the same annotation, changed again in another second, has another mark. */
    static long mark(Annotation annotation) {
        String text = annotation.id() + " " + annotation.updatedAt();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static ChangePosition parse(String text) {
        String[] parts = Check.required("position", text).split("~", -1);
        try {
            if (parts.length == 4 && parts[0].equals(VERSION)) {
                byte[] bytes = Base64.getUrlDecoder().decode(parts[3]);
                Set<Long> marks = new TreeSet<>();
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    marks.add(rest.getLong());
                }
                Instant after = Instant.parse(parts[2]);
                FilterValues.time("position", after);
                return new ChangePosition(Instant.parse(parts[1]), after, marks);
            }
        } catch (DateTimeException | IllegalArgumentException | java.nio.BufferUnderflowException unreadable) {
            // refused below, like a text of another form
        }
        throw Check.refused("position", "is not a position of changes", text);
    }

    @Override
    public String toString() {
        ByteBuffer marks = ByteBuffer.allocate(seen.size() * Long.BYTES);
        seen.forEach(marks::putLong);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(marks.array());
        return VERSION + "~" + time + "~" + after + "~" + encoded;
    }
}
