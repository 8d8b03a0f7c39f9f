package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import java.time.Duration;

/** Puts the credentials on each attempt, and once more with fresh ones if the service refuses the first. */
final class Authorized implements Exchange {

    private final Exchange next;
    private final Authorizer authorizer;

    Authorized(Exchange next, Authorizer authorizer) {
        this.next = next;
        this.authorizer = authorizer;
    }

    @Override
    public <T> T execute(Call<T> call) {
        call.headers.clear();
        if (call.op.open) {
            return next.execute(call);
        }
        authorizer.authorize(call);
        try {
            return next.execute(call);
        } catch (ApiException refusal) {
            if (call.renewed || call.remainingNanos() <= 0 || !authorizer.renew(call, refusal)) {
                throw refusal;
            }
        }
        // A refusal of the credentials means that nothing was done, so this is safe for every operation.
        call.renewed = true;
        if (call.events != null) {
            call.events.retryScheduled(Duration.ZERO);
        }
        call.headers.clear();
        authorizer.authorize(call);
        return next.execute(call);
    }
}
