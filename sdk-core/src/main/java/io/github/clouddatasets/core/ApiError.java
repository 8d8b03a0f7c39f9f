package io.github.clouddatasets.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a refusal by a service, as an {@link ApiException} carries them.
 *
 * @param service which service: {@code modelarts}, {@code powerdrill} or {@code idah}
 * @param operation the operation's id in the service's contract, such as {@code createDatasetVersion}
 * @param kind what the refusal means
 * @param httpStatus the HTTP status; note that Powerdrill refuses with 200 too
 * @param errorCode the service's own code, such as {@code ModelArts.4371}; null if it sent none
 * @param serviceMessage the service's own text; null if it sent none
 * @param advice what the code means or what to do, from the SDK's table; null if it has no row
 * @param traceId the call's trace id, ours
 * @param requestId the service's id of the request, for its support; null if it sent none
 * @param attempts how many times the request was sent, at least 1
 * @param retryable whether the same call may succeed later
 * @param retryAfter how long the service asked to wait; null if it did not say
 * @param body the raw answer as text, cut after {@link ClientBuilder#maxErrorSize} (1 MiB by default); empty if there was none
 */
public record ApiError(
        String service,
        String operation,
        ErrorKind kind,
        int httpStatus,
        @Nullable String errorCode,
        @Nullable String serviceMessage,
        @Nullable String advice,
        String traceId,
        @Nullable String requestId,
        int attempts,
        boolean retryable,
        @Nullable Duration retryAfter,
        String body) {

    /** One line that says who refused what, why, and what support will ask for. */
    String line() {
        // Some services have no text for an error but the name of its class.
        boolean says = serviceMessage != null && !serviceMessage.isBlank() && !serviceMessage.equals(errorCode);
        StringBuilder line = new StringBuilder(160);
        line.append(service).append(' ').append(operation).append(": ").append(httpStatus);
        if (errorCode != null) {
            line.append(' ').append(errorCode);
        }
        if (says && serviceMessage != null) {
            line.append(' ').append(oneLine(serviceMessage));
        }
        if (advice != null && !advice.equals(serviceMessage)) {
            line.append(says ? " (" : " ").append(advice).append(says ? ")" : "");
        }
        return line.append(facts(traceId, requestId, attempts)).toString();
    }

    static String facts(String traceId, @Nullable String requestId, int attempts) {
        return " [trace " + traceId + (requestId == null ? "" : ", request " + requestId) + ", " + attempts
                + (attempts == 1 ? " attempt]" : " attempts]");
    }

    private static String oneLine(String text) {
        String cut = text.length() > 400 ? text.substring(0, 400) + "…" : text;
        return cut.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** As a record prints, without the raw body, which may hold anything. */
    @Override
    public String toString() {
        return "ApiError[" + line() + "]";
    }
}
