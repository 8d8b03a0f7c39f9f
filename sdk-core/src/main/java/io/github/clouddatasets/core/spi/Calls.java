package io.github.clouddatasets.core.spi;

import java.time.Duration;

/** What transfers and pollers need of a client: calls, the time of its clock, and waits that end with the client. */
interface Calls {

    /**
     * Makes a call.
     *
     * @param attemptsBefore how many attempts earlier calls for the same thing have had: the call goes on counting
     */
    <T> T call(Op<T> op, Arguments arguments, int attemptsBefore);

    /** Nanoseconds of the client's clock. */
    long nanoTime();

    /**
     * Sleeps, but not longer than the client is open and the caller waits for the work.
     *
     * @param what names the work in messages
     */
    void pause(Duration duration, String what);
}
