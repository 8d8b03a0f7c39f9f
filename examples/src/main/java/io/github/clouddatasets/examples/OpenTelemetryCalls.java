package io.github.clouddatasets.examples;

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
 * A span for each call, and below it one for each attempt: copy it into your program and give it to each client.
 *
 * <pre>{@code
 * SyncClient.builder().listener(new OpenTelemetryCalls(openTelemetry))
 * }</pre>
 *
 * <p>A call's span is a child of the span that is current on the calling thread. The spans of a download end when its
 * bytes were read.
 */
public final class OpenTelemetryCalls implements CallListener {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<Long> RESENT = AttributeKey.longKey("http.request.resend_count");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("clouddatasets.service");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("clouddatasets.operation");
    private static final AttributeKey<String> TRACE = AttributeKey.stringKey("clouddatasets.trace_id");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("clouddatasets.request_id");

    /** The spans of one call; the attempt's is null between two attempts. */
    private static final class Spans {
        final Span call;

        volatile @Nullable Span attempt;

        Spans(Span call) {
            this.call = call;
        }
    }

    private final Tracer tracer;
    private final Map<Long, Spans> open = new ConcurrentHashMap<>();

    /**
     * A listener that makes spans.
     *
     * @param openTelemetry yours
     */
    public OpenTelemetryCalls(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("io.github.clouddatasets");
    }

    @Override
    public void callStarted(CallFacts call) {
        Span span = tracer.spanBuilder(call.service() + " " + call.operation())
                .setAttribute(SERVICE, call.service())
                .setAttribute(OPERATION, call.operation())
                .setAttribute(TRACE, call.traceId())
                .startSpan();
        open.put(call.number(), new Spans(span));
    }

    @Override
    public void attemptStarted(AttemptStarted event) {
        Spans spans = open.get(event.call().number());
        if (spans != null) {
            spans.attempt = tracer.spanBuilder(event.call().method())
                    .setParent(Context.current().with(spans.call))
                    .setSpanKind(SpanKind.CLIENT)
                    .setAttribute(METHOD, event.call().method())
                    .setAttribute(RESENT, event.attempt() - 1L)
                    .startSpan();
        }
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        Spans spans = open.get(event.call().number());
        if (spans != null && spans.attempt != null) {
            end(spans.attempt, event.outcome());
            spans.attempt = null;
        }
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        Spans spans = open.get(event.call().number());
        if (spans != null) {
            spans.call.addEvent(
                    "retry",
                    Attributes.of(
                            ERROR,
                            event.reason().result(),
                            AttributeKey.longKey("delay_ms"),
                            event.delay().toMillis()));
        }
    }

    @Override
    public void callEnded(CallEnded event) {
        Spans spans = open.remove(event.call().number());
        if (spans != null) {
            end(spans.call, event.outcome());
        }
    }

    private static void end(Span span, Outcome outcome) {
        if (outcome.httpStatus() > 0) {
            span.setAttribute(STATUS, outcome.httpStatus());
        }
        if (outcome.requestId() != null) {
            span.setAttribute(REQUEST, outcome.requestId());
        }
        if (!outcome.succeeded()) {
            span.setStatus(StatusCode.ERROR).setAttribute(ERROR, outcome.result());
        }
        span.end();
    }
}
