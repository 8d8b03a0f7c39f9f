package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.journal.RecordedAnswer;
import io.github.clouddatasets.emulator.journal.RecordedBody;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as they were. The record for users is made when a user asks for it, since most requests are
 * never looked at, and the search for secrets takes longer than many answers.
 */
final class Exchange {

    /** The headers with the client's trace id, and with the service's, in the order of their importance. */
    private static final List<String> TRACE =
            List.of("x-pd-external-trace-id", "x-trace-id", "traceparent", "sentry-trace", "x-request-id");

    private static final List<String> TRACE_OF_ANSWER = List.of("x-pd-trace-id", "x-request-id", "x-amz-request-id");

    private static final long HEADERS = 1_024;

    private final String operation;
    private final String service;
    private final Call head;
    private final byte[] body;
    private final long bodySize;
    private final @Nullable AnswerCopy answer;
    private final @Nullable String fault;
    private final Instant time;
    private @Nullable RecordedRequest recorded;

    Exchange(
            String operation,
            String service,
            Call head,
            CapturedBody body,
            @Nullable AnswerCopy answer,
            @Nullable String fault,
            Instant time) {
        this.operation = operation;
        this.service = service;
        this.head = head;
        this.body = body.kept();
        this.bodySize = body.size();
        this.answer = answer;
        this.fault = fault;
        this.time = time;
    }

    String operation() {
        return operation;
    }

    /** About the number of bytes that the journal keeps for this exchange. */
    long weight() {
        return HEADERS + body.length + (answer == null ? 0 : answer.weight());
    }

    synchronized RecordedRequest recorded() {
        if (recorded == null) {
            recorded = new RecordedRequest(
                    operation,
                    service,
                    head.method(),
                    head.path(),
                    SecretMask.text(Objects.requireNonNullElse(head.query(), "")),
                    SecretMask.headers(head.headers().all()),
                    new RecordedBody(SecretMask.bytes(body), bodySize),
                    answer == null ? RecordedAnswer.NONE : answer.recorded(),
                    fault,
                    traceId(),
                    time);
        }
        return recorded;
    }

    private @Nullable String traceId() {
        String sent = first(TRACE, head.headers().all());
        return sent != null || answer == null ? sent : first(TRACE_OF_ANSWER, answer.headers());
    }

    private static @Nullable String first(List<String> names, Map<String, List<String>> headers) {
        for (String name : names) {
            List<String> values = headers.get(name);
            if (values != null) {
                return values.get(0);
            }
        }
        return null;
    }
}
