package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Pause;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one loop that sends a call again: within its deadline, its attempts and the client's budget. */
final class Retrying implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.clouddatasets.http");

    private final Exchange next;
    private final RetryBudget budget;
    private final Cancellation closing;

    Retrying(Exchange next, RetryBudget budget, Cancellation closing) {
        this.next = next;
        this.budget = budget;
        this.closing = closing;
    }

    @Override
    public <T> T execute(Call<T> call) {
        int paid = 0;
        SdkException last = null;
        for (; ; ) {
            if (call.remainingNanos() <= 0) {
                throw outOfTime(call, last);
            }
            int begun = call.attempt;
            try {
                T value = next.execute(call);
                budget.give(paid);
                return value;
            } catch (SdkException failure) {
                last = failure;
            }
            boolean throttled = last instanceof RateLimitedException;
            // Without an attempt it was the login that failed: a call of its own, with retries of its own.
            if (call.attempt == begun || !mayRepeat(call, last, throttled)) {
                throw last;
            }
            Duration asked =
                    last instanceof ApiException refusal ? refusal.error().retryAfter() : null;
            Duration wait = Backoff.wait(call.attempt, throttled, asked);
            paid = throttled ? RetryBudget.THROTTLED : RetryBudget.TRANSIENT;
            if (wait.toNanos() >= call.remainingNanos() || !budget.take(paid)) {
                throw last;
            }
            if (LOG.isDebugEnabled()) {
                // The message may hold what the service said, and a service may say anything.
                String reason = AttemptLog.masked(String.valueOf(last.getMessage()));
                LOG.debug("{}: again in {} ms after {}", call.name(), wait.toMillis(), reason);
            }
            if (call.events != null) {
                call.events.retryScheduled(wait);
            }
            Pause.sleep(call.time, wait, call.name(), closing, call.cancellation);
        }
    }

    private static boolean mayRepeat(Call<?> call, SdkException failure, boolean throttled) {
        boolean harmless = call.op.repeatable || throttled || failure instanceof NotConnectedException;
        return harmless && failure.retryable() && call.attempt < call.maxAttempts;
    }

    private static CallTimeoutException outOfTime(Call<?> call, @Nullable SdkException last) {
        return new CallTimeoutException(
                call.name() + ": the call's timeout of " + call.timeout + " ran out" + call.facts(),
                last,
                CallTimeoutException.Clock.CALL,
                call.timeout);
    }
}
