package io.github.clouddatasets.core.spi;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DEBUG line per attempt: method, path, outcome, time and ids. Never a header, never a query value. Bodies only at
 * TRACE and only when switched on, with what looks like a secret masked.
 */
final class AttemptLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.clouddatasets.http");
    private static final int SHOWN = 4 * 1024;

    /** What an error message of the JSON library quotes from an answer. */
    private static final Pattern QUOTED = Pattern.compile("'[^']{4,}'|\"[^\"]{4,}\"");

    private final boolean bodies;

    AttemptLog(boolean bodies) {
        this.bodies = bodies;
    }

    void request(Attempt<?> attempt) {
        if (bodies && attempt.call.hasBody) {
            body(attempt, "request", attempt.call.body);
        }
    }

    void succeeded(Attempt<?> attempt, long startedNanos) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} {}: {} in {} ms{}",
                    attempt.name(),
                    attempt.call.op.method,
                    attempt.shownPath(),
                    attempt.status,
                    millis(startedNanos),
                    attempt.facts());
        }
    }

    void failed(Attempt<?> attempt, long startedNanos, Exception failure) {
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} {}: {} in {} ms{}",
                    attempt.name(),
                    attempt.call.op.method,
                    attempt.shownPath(),
                    attempt.status == 0 ? failure.getClass().getSimpleName() : attempt.status,
                    millis(startedNanos),
                    attempt.facts());
        }
    }

    void body(Attempt<?> attempt, String which, byte[] bytes) {
        if (bodies && LOG.isTraceEnabled()) {
            String text = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.UTF_8);
            LOG.trace("{} {} of {} bytes: {}", attempt.name(), which, bytes.length, SecretMask.masked(text));
        }
    }

    /** A message of the JSON library without its quotations from the answer, which may be a token. */
    static String unquoted(String message) {
        return QUOTED.matcher(message).replaceAll("'***'");
    }

    private static long millis(long startedNanos) {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
