package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Pause;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop that makes attempts of a call: within its deadline, its number of attempts and the client's budget. Each try
 * is a new {@link Attempt}; what outlives one is a variable of the loop.
 */
final class Retrying {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.clouddatasets.http");

    private final Exchange next;
    private final SingleFlight<HttpUrl> base;
    private final RetryBudget budget;
    private final Cancellation closing;

    Retrying(Exchange next, SingleFlight<HttpUrl> base, RetryBudget budget, Cancellation closing) {
        this.next = next;
        this.base = base;
        this.budget = budget;
        this.closing = closing;
    }

    /** Makes the call and returns the attempt that succeeded. */
    <T> Attempt<T> execute(Call<T> call) {
        Attempt<T> attempt = new Attempt<>(call);
        try {
            attempt.url = call.address(base.get(attempt));
            int paid = 0;
            for (SdkException last = null; ; ) {
                if (call.remainingNanos() <= 0) {
                    throw outOfTime(attempt, last);
                }
                if (last != null) {
                    attempt = attempt.next();
                }
                try {
                    attempt.value = next.execute(attempt);
                    budget.give(paid);
                    return attempt;
                } catch (SdkException failure) {
                    last = failure;
                }
                if (attempt.credentialsRenewed) {
                    // A refusal of the credentials means that nothing was done: every operation may follow at once.
                    scheduled(attempt, Duration.ZERO);
                } else {
                    paid = waitForNext(attempt, last);
                }
            }
        } catch (IllegalStateException e) {
            if (!closing.isCancelled()) {
                throw e;
            }
            // The client of the login was closed with this one, before the call came to it.
            throw new CancelledException(
                    attempt.name() + ": the client was closed during the call" + attempt.facts(), e);
        }
    }

    /** Waits until the call may be sent again, and returns what that costs; throws the failure if it may not be. */
    private int waitForNext(Attempt<?> attempt, SdkException failure) {
        Call<?> call = attempt.call;
        boolean throttled = failure instanceof RateLimitedException;
        // An attempt that has not begun failed at the login: a call of its own, with retries of its own.
        if (!attempt.hasBegun() || !mayRepeat(attempt, failure, throttled)) {
            throw failure;
        }
        Duration asked =
                failure instanceof ApiException refusal ? refusal.error().retryAfter() : null;
        Duration wait = Backoff.wait(attempt.attempts(), throttled, asked);
        int price = throttled ? RetryBudget.THROTTLED : RetryBudget.TRANSIENT;
        if (wait.toNanos() >= call.remainingNanos() || !budget.take(price)) {
            throw failure;
        }
        if (LOG.isDebugEnabled()) {
            // The message may hold what the service said, and a service may say anything.
            String reason = SecretMask.masked(String.valueOf(failure.getMessage()));
            LOG.debug("{}: again in {} ms after {}", call.name(), wait.toMillis(), reason);
        }
        scheduled(attempt, wait);
        Pause.sleep(call.time, wait, call.name(), closing, call.cancellation);
        return price;
    }

    private static void scheduled(Attempt<?> failed, Duration wait) {
        if (failed.call.events != null) {
            failed.call.events.retryScheduled(failed, wait);
        }
    }

    private static boolean mayRepeat(Attempt<?> attempt, SdkException failure, boolean throttled) {
        boolean harmless = attempt.call.op.manner.repeatable() || throttled || failure instanceof NotConnectedException;
        return harmless && failure.retryable() && attempt.attempts() < attempt.call.maxAttempts;
    }

    private static CallTimeoutException outOfTime(Attempt<?> attempt, @Nullable SdkException last) {
        Call<?> call = attempt.call;
        return new CallTimeoutException(
                call.name() + ": the call's timeout of " + call.timeout + " ran out" + attempt.facts(),
                last,
                CallTimeoutException.Clock.CALL,
                call.timeout);
    }
}
