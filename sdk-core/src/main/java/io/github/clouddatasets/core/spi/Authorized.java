package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;

/** Puts the credentials on each attempt, and gets fresh ones if the service refuses those of the first. */
final class Authorized implements Exchange {

    private final Exchange next;
    private final Authorizer authorizer;

    Authorized(Exchange next, Authorizer authorizer) {
        this.next = next;
        this.authorizer = authorizer;
    }

    @Override
    public <T> T execute(Attempt<T> attempt) {
        if (attempt.call.op.manner.open()) {
            return next.execute(attempt);
        }
        authorizer.authorize(attempt);
        try {
            return next.execute(attempt);
        } catch (ApiException refusal) {
            attempt.credentialsRenewed =
                    !attempt.afterRenewal && attempt.call.remainingNanos() > 0 && authorizer.renew(attempt, refusal);
            throw refusal;
        }
    }
}
