package io.github.clouddatasets.core.spi;

/** Tells the client's listeners of each attempt. Not in the chain of a client that has none. */
final class Observed implements Exchange {

    private final Exchange next;

    Observed(Exchange next) {
        this.next = next;
    }

    @Override
    public <T> T execute(Attempt<T> attempt) {
        CallEvents events = attempt.call.events;
        if (events == null) {
            return next.execute(attempt);
        }
        events.attemptStarted(attempt);
        T value;
        try {
            value = next.execute(attempt);
        } catch (RuntimeException | Error failure) {
            events.attemptEnded(attempt, failure);
            throw failure;
        }
        if (!attempt.call.op.handsOver()) { // a stream tells of the end of its bytes itself
            events.attemptEnded(attempt, null);
        }
        return value;
    }
}
