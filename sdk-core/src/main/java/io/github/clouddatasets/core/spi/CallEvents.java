package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallListener.AttemptEnded;
import io.github.clouddatasets.core.CallListener.AttemptStarted;
import io.github.clouddatasets.core.CallListener.CallEnded;
import io.github.clouddatasets.core.CallListener.CallFacts;
import io.github.clouddatasets.core.CallListener.Outcome;
import io.github.clouddatasets.core.CallListener.RetryScheduled;
import io.github.clouddatasets.core.CallListener.Server;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells the listeners of one call about its events. A call of a client without listeners has no such object. */
final class CallEvents {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Listeners listeners;
    private final CallFacts facts;
    private final int attemptsBefore;

    private long attemptStarted;
    private long sent;
    private long received;
    private @Nullable Attempt<?> lastAttempt;
    private @Nullable Outcome lastOutcome;
    private boolean over;

    CallEvents(
            Listeners listeners, String service, String operation, String method, String traceId, int attemptsBefore) {
        this.listeners = listeners;
        this.facts = new CallFacts(NUMBERS.incrementAndGet(), service, operation, method, traceId);
        this.attemptsBefore = attemptsBefore;
    }

    void callStarted() {
        listeners.tell(listener -> listener.callStarted(facts));
    }

    /** To be called before the attempt begins. */
    void attemptStarted(Attempt<?> attempt) {
        lastAttempt = attempt;
        attemptStarted = attempt.call.elapsedNanos();
        AttemptStarted event = new AttemptStarted(facts, attempt.attempts() + 1, server(attempt));
        listeners.tell(listener -> listener.attemptStarted(event));
    }

    void attemptEnded(Attempt<?> attempt, @Nullable Throwable failure) {
        sent += attempt.bytesSent;
        received += attempt.bytesReceived;
        Outcome outcome = outcome(
                failure,
                attempt.status,
                attempt.requestId,
                attempt.bytesSent,
                attempt.bytesReceived,
                attempt.call.elapsedNanos() - attemptStarted);
        lastOutcome = outcome;
        AttemptEnded event = new AttemptEnded(facts, attempt.attempts(), outcome, server(attempt));
        listeners.tell(listener -> listener.attemptEnded(event));
    }

    void retryScheduled(Attempt<?> failed, Duration delay) {
        Outcome reason = lastOutcome;
        if (reason != null) {
            RetryScheduled event = new RetryScheduled(facts, failed.attempts(), reason, delay);
            listeners.tell(listener -> listener.retryScheduled(event));
        }
    }

    void callEnded(Call<?> call, @Nullable Throwable failure) {
        Attempt<?> last = lastAttempt;
        Outcome outcome = outcome(
                failure,
                last == null ? 0 : last.status,
                last == null ? null : last.requestId,
                sent,
                received,
                call.elapsedNanos());
        CallEnded event = new CallEnded(facts, last == null ? attemptsBefore : last.attempts(), outcome);
        listeners.tell(listener -> listener.callEnded(event));
    }

    /** A stream was read to its end, broke or was closed: attempt and call end with the first of these events. */
    void bodyEnded(Attempt<?> attempt, @Nullable Throwable failure) {
        if (!over) {
            over = true;
            attemptEnded(attempt, failure);
            callEnded(attempt.call, failure);
        }
    }

    private static Server server(Attempt<?> attempt) {
        return new Server(attempt.url.host(), attempt.url.port());
    }

    private static Outcome outcome(
            @Nullable Throwable failure,
            int status,
            @Nullable String requestId,
            long bytesSent,
            long bytesReceived,
            long nanos) {
        return new Outcome(
                status,
                failure instanceof ApiException refusal ? refusal.kind() : null,
                failure == null ? null : failure.getClass(),
                requestId,
                bytesSent,
                bytesReceived,
                Duration.ofNanos(nanos));
    }
}
