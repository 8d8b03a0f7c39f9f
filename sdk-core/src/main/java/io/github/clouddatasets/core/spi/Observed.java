package io.github.clouddatasets.core.spi;

/** Tells the client's listeners of each attempt. Not in the chain of a client that has none. */
final class Observed implements Exchange {

    private final Exchange next;

    Observed(Exchange next) {
        this.next = next;
    }

    @Override
    public <T> T execute(Call<T> call) {
        CallEvents events = call.events;
        if (events == null) {
            return next.execute(call);
        }
        events.attemptStarted();
        T value;
        try {
            value = next.execute(call);
        } catch (RuntimeException | Error failure) {
            events.attemptEnded(failure);
            throw failure;
        }
        if (!call.op.handsOver()) { // what is handed over tells the end of its bytes itself
            events.attemptEnded(null);
        }
        return value;
    }
}
