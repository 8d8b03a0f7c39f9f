package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.TimeoutException;
import java.time.Duration;

/** Holds a request back until the account's rate allows it, and not past the call's deadline. */
final class Paced implements Exchange {

    private final Exchange next;
    private final RateLimit limit;
    private final Cancellation closing;

    Paced(Exchange next, RateLimit limit, Cancellation closing) {
        this.next = next;
        this.limit = limit;
        this.closing = closing;
    }

    @Override
    public <T> T execute(Call<T> call) {
        Long wait = limit.take(call.remainingNanos());
        if (wait == null) {
            throw new TimeoutException(
                    call.name() + ": the call's timeout of " + call.timeout
                            + " would run out before the rate of requests allows it to be sent" + call.facts(),
                    null,
                    TimeoutException.Clock.CALL,
                    call.timeout);
        }
        if (wait > 0) {
            Pause.sleep(call.time, Duration.ofNanos(wait), call.name(), closing, call.cancellation);
        }
        return next.execute(call);
    }
}
