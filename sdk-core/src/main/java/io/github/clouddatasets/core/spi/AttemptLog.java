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

    /** Values of JSON fields whose name speaks of a secret, flat lists and objects too, and anything that looks like a presigned address or a JWT. */
    private static final Pattern SECRET_FIELD = Pattern.compile(
            "(?i)(\"[^\"]*(?:password|passwd|token|secret|api_key|apikey|signature|credential|cookie|url)[^\"]*\"\\s*:\\s*)"
                    + "(?:\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)|-?[0-9][0-9.eE+-]*"
                    + "|\\[[^\\[\\]]*+(?:]|$)|\\{[^{}]*+(?:}|$))");

    /** As above in whatever is not JSON, such as a form or a page. */
    private static final Pattern SECRET_PAIR = Pattern.compile(
            "(?i)((?:password|passwd|token|secret|api_?key|signature|credential|cookie|session)[\\w-]{0,20}=)[^\\s&\"'<>;]+");

    /** What an error message of the JSON library quotes from an answer. */
    private static final Pattern QUOTED = Pattern.compile("'[^']{4,}'|\"[^\"]{4,}\"");

    private static final Pattern SECRET_TEXT =
            Pattern.compile("(?i)https?://[^\\s\"]*\\?[^\\s\"]*|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+|IDAH_[0-9a-f]{8,}");

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
            LOG.trace("{} {} of {} bytes: {}", attempt.name(), which, bytes.length, masked(text));
        }
    }

    static String masked(String text) {
        String fields = SECRET_FIELD.matcher(text).replaceAll("$1\"***\"");
        String pairs = SECRET_PAIR.matcher(fields).replaceAll("$1***");
        return SECRET_TEXT.matcher(pairs).replaceAll("***");
    }

    /** A message of the JSON library without what it quotes from the answer, which may be a token. */
    static String unquoted(String message) {
        return QUOTED.matcher(message).replaceAll("'***'");
    }

    private static long millis(long startedNanos) {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
