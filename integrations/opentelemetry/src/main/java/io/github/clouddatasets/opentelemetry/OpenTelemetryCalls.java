package io.github.clouddatasets.opentelemetry;

import io.github.clouddatasets.core.CallListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A span for each call of a client, and below it a client span for each attempt. One object serves any number of clients
 * and threads:
 *
 * <pre>{@code
 * SyncClient.builder().listener(new OpenTelemetryCalls(openTelemetry))
 * }</pre>
 *
 * <p>The span of a call is a child of the span that is current on the calling thread. The context of that thread is kept
 * where the SDK changes threads: in {@code client.async(…)}, in pages that are read ahead, and in parts of an upload. The
 * spans of a download or an event stream end with the last byte that was read.
 *
 * <p>The span of a call is named after service and operation, such as {@code idah listExports}, and has {@code
 * clouddatasets.service}, {@code clouddatasets.operation}, {@code clouddatasets.trace_id} and, after a failure, {@code
 * error.type} with the word of {@link CallListener.Outcome#result()}. The span of an attempt is named after the HTTP method
 * and follows the semantic conventions of HTTP clients: {@code http.request.method}, {@code server.address}, {@code
 * server.port}, {@code http.request.resend_count} from the second attempt on, {@code http.response.status_code}, {@code
 * error.type}. No span has {@code url.full}: paths have ids in them, and links have signatures.
 */
public final class OpenTelemetryCalls implements CallListener {

    private static final AttributeKey<Long> DELAY = AttributeKey.longKey("clouddatasets.retry.delay_ms");

    /** The spans of one call; the attempt's is null between two attempts. */
    private static final class Spans {
        final Span call;
        final Context context;

        volatile @Nullable Span attempt;

        Spans(Span call, Context parent) {
            this.call = call;
            this.context = parent.with(call);
        }
    }

    private final Tracer tracer;
    private final Map<Long, Spans> open = new ConcurrentHashMap<>();

    /**
     * A listener that makes spans.
     *
     * @param openTelemetry gives the tracer
     * @throws IllegalArgumentException if it is null
     */
    public OpenTelemetryCalls(OpenTelemetry openTelemetry) {
        if (openTelemetry == null) {
            throw new IllegalArgumentException("openTelemetry must not be null");
        }
        this.tracer = openTelemetry.getTracer(Convention.SCOPE);
    }

    @Override
    public Runnable carry(Runnable work) {
        return Context.current().wrap(work);
    }

    @Override
    public void callStarted(CallFacts call) {
        Context parent = Context.current();
        Span span = tracer.spanBuilder(call.service() + " " + call.operation())
                .setParent(parent)
                .setAllAttributes(Convention.call(call))
                .setAttribute(Convention.TRACE_ID, call.traceId())
                .startSpan();
        open.put(call.number(), new Spans(span, parent));
    }

    @Override
    public void attemptStarted(AttemptStarted event) {
        Spans spans = open.get(event.call().number());
        if (spans == null) {
            return;
        }
        Span attempt = tracer.spanBuilder(event.call().method())
                .setParent(spans.context)
                .setSpanKind(SpanKind.CLIENT)
                .setAllAttributes(Convention.attempt(event.call(), event.server()))
                .startSpan();
        if (event.attempt() > 1) {
            attempt.setAttribute(Convention.RESEND_COUNT, event.attempt() - 1L);
        }
        spans.attempt = attempt;
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        Spans spans = open.get(event.call().number());
        Span attempt = spans == null ? null : spans.attempt;
        if (spans == null || attempt == null) {
            return;
        }
        spans.attempt = null;
        Outcome outcome = event.outcome();
        attempt.setAllAttributes(Convention.end(outcome))
                .setAttribute(Convention.REQUEST_SIZE, outcome.bytesSent())
                .setAttribute(Convention.RESPONSE_SIZE, outcome.bytesReceived());
        end(attempt, outcome);
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        Spans spans = open.get(event.call().number());
        if (spans != null) {
            spans.call.addEvent(
                    "retry",
                    Attributes.of(
                            Convention.ERROR,
                            event.reason().result(),
                            DELAY,
                            event.delay().toMillis()));
        }
    }

    @Override
    public void callEnded(CallEnded event) {
        Spans spans = open.remove(event.call().number());
        if (spans == null) {
            return;
        }
        if (!event.outcome().succeeded()) {
            spans.call.setAttribute(Convention.ERROR, event.outcome().result());
        }
        end(spans.call, event.outcome());
    }

    private static void end(Span span, Outcome outcome) {
        if (outcome.requestId() != null) {
            span.setAttribute(Convention.REQUEST_ID, outcome.requestId());
        }
        if (!outcome.succeeded()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
