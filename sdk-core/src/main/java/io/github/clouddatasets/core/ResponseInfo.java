package io.github.clouddatasets.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about an answer beside its content.
 *
 * @param service which service answered: {@code modelarts}, {@code powerdrill} or {@code idah}
 * @param operation the operation's id in the service's contract; {@code send} for a {@link RawRequest}
 * @param httpStatus the HTTP status
 * @param traceId the call's trace id, given or made by the SDK
 * @param requestId the service's own id of the request; null if it sent none
 * @param attempts how many times the request was sent, at least 1
 * @param elapsed from the call to its result, waits between attempts included
 * @param headers the headers of the answer
 * @param body the body of the answer as text, if {@link CallOptions.Builder#keepBody} asked for it; null otherwise, and
 *     for downloads and event streams
 */
public record ResponseInfo(
        String service,
        String operation,
        int httpStatus,
        String traceId,
        @Nullable String requestId,
        int attempts,
        Duration elapsed,
        ResponseHeaders headers,
        @Nullable String body) {

    /** As a record prints, without values of headers and without the body, which may be secrets. */
    @Override
    public String toString() {
        return "ResponseInfo[service=" + service + ", operation=" + operation + ", httpStatus=" + httpStatus
                + ", traceId=" + traceId + ", requestId=" + requestId + ", attempts=" + attempts + ", elapsed="
                + elapsed + ", headers=" + headers.toMap().keySet() + ", body="
                + (body == null ? "null" : body.length() + " characters") + "]";
    }
}
