package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallListener.AttemptEnded;
import io.github.clouddatasets.core.CallListener.AttemptStarted;
import io.github.clouddatasets.core.CallListener.CallEnded;
import io.github.clouddatasets.core.CallListener.CallFacts;
import io.github.clouddatasets.core.CallListener.Outcome;
import io.github.clouddatasets.core.CallListener.RetryScheduled;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one call what happens to it. A call of a client without listeners has none of these. */
final class CallEvents {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Listeners listeners;
    private final Call<?> call;
    private final CallFacts facts;

    private long attemptStarted;
    private long sent;
    private long received;
    private @Nullable Outcome lastAttempt;
    private boolean over;

    CallEvents(Listeners listeners, Call<?> call) {
        this.listeners = listeners;
        this.call = call;
        this.facts =
                new CallFacts(NUMBERS.incrementAndGet(), call.service.name(), call.op.id, call.op.method, call.traceId);
    }

    void callStarted() {
        listeners.tell(listener -> listener.callStarted(facts));
    }

    /** To be told before the exchange has counted the attempt. */
    void attemptStarted() {
        attemptStarted = call.elapsedNanos();
        AttemptStarted event = new AttemptStarted(facts, call.attempt + 1);
        listeners.tell(listener -> listener.attemptStarted(event));
    }

    void attemptEnded(@Nullable Throwable failure) {
        sent += call.bytesSent;
        received += call.bytesReceived;
        Outcome outcome = outcome(failure, call.bytesSent, call.bytesReceived, call.elapsedNanos() - attemptStarted);
        lastAttempt = outcome;
        AttemptEnded event = new AttemptEnded(facts, call.attempt, outcome);
        listeners.tell(listener -> listener.attemptEnded(event));
    }

    void retryScheduled(Duration delay) {
        Outcome reason = lastAttempt;
        if (reason != null) {
            RetryScheduled event = new RetryScheduled(facts, call.attempt, reason, delay);
            listeners.tell(listener -> listener.retryScheduled(event));
        }
    }

    void callEnded(@Nullable Throwable failure) {
        CallEnded event = new CallEnded(facts, call.attempt, outcome(failure, sent, received, call.elapsedNanos()));
        listeners.tell(listener -> listener.callEnded(event));
    }

    /** The body of a stream was read, broke or was closed: with it, the attempt and the call are over, and once. */
    void bodyEnded(@Nullable Throwable failure) {
        if (!over) {
            over = true;
            attemptEnded(failure);
            callEnded(failure);
        }
    }

    private Outcome outcome(@Nullable Throwable failure, long bytesSent, long bytesReceived, long nanos) {
        return new Outcome(
                call.status,
                failure instanceof ApiException refusal ? refusal.kind() : null,
                failure == null ? null : failure.getClass(),
                call.requestId,
                bytesSent,
                bytesReceived,
                Duration.ofNanos(nanos));
    }
}
