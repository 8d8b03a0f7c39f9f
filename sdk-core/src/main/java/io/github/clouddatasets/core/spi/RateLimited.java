package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Pause;
import java.time.Duration;

/** Holds a request back until the account's rate allows it, and not past the call's deadline. */
final class RateLimited implements Exchange {

    private final Exchange next;
    private final RateLimit limit;
    private final Cancellation closing;

    RateLimited(Exchange next, RateLimit limit, Cancellation closing) {
        this.next = next;
        this.limit = limit;
        this.closing = closing;
    }

    @Override
    public <T> T execute(Attempt<T> attempt) {
        Call<T> call = attempt.call;
        Long wait = limit.take(call.remainingNanos());
        if (wait == null) {
            throw new CallTimeoutException(
                    call.name() + ": the call's timeout of " + call.timeout
                            + " would run out before the rate of requests allows it to be sent" + attempt.facts(),
                    null,
                    CallTimeoutException.Clock.CALL,
                    call.timeout);
        }
        if (wait > 0) {
            Pause.sleep(call.time, Duration.ofNanos(wait), call.name(), closing, call.cancellation);
        }
        return next.execute(attempt);
    }
}
