package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.spi.value.HttpDate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: seconds or an HTTP date. What cannot be read counts as absent. */
final class RetryAfter {

    private static final long LONGEST_SECONDS = 365L * 24 * 3600;

    private RetryAfter() {}

    static @Nullable Duration parse(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_SECONDS));
        }
        Instant date = HttpDate.parse(text);
        if (date == null) {
            return null;
        }
        Duration wait = Duration.between(now, date);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
