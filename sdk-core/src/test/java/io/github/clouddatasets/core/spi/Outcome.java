package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.SdkException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call.
 *
 * @param value what the caller got; null if the call failed
 * @param failure what the caller caught; null if there is a value
 * @param requests how many requests reached the service
 * @param waits how long the SDK waited before each retry
 * @param elapsed the injected time it took
 * @param leftOver the names of files a failed download left behind
 */
record Outcome(
        @Nullable String value,
        @Nullable Throwable failure,
        int requests,
        List<Duration> waits,
        Duration elapsed,
        List<String> leftOver) {

    private static final Pattern ATTEMPTS = Pattern.compile("(?s).*[ \\[](\\d+) attempts?]");

    /** The failure as the SDK's own kind; null if it is none. */
    @Nullable
    SdkException sdkFailure() {
        return failure instanceof SdkException known ? known : null;
    }

    /** How many attempts the exception's message tells; -1 if it tells none. */
    int attempts() {
        Matcher matcher = ATTEMPTS.matcher(failure == null ? "" : String.valueOf(failure.getMessage()));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /** For the table: what came, and what it took. */
    String summary(OperationClass operation) {
        String what;
        if (failure == null) {
            what = operation.value.equals(value) ? "value" : "value as sent";
        } else {
            what = "`" + failure.getClass().getSimpleName() + "`"
                    + (failure instanceof CallTimeoutException timeout
                            ? " " + timeout.clock().name().toLowerCase(Locale.ROOT)
                            : "");
        }
        return what + " (" + requests + ")";
    }
}
