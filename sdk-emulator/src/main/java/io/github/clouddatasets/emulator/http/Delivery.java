package io.github.clouddatasets.emulator.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way in which the server sends an answer: whole, or with a fault of the network. */
public sealed interface Delivery {

    /** The whole answer at once. */
    record Whole() implements Delivery {}

    /** A TCP reset instead of the answer. */
    record Reset() implements Delivery {}

    /**
     * Nothing, until the client has gone.
     *
     * @param released ends the connection when it completes
     */
    record Stall(CompletableFuture<Void> released) implements Delivery {}

    /**
     * The whole answer so far, without its end.
     *
     * @param released ends the connection when it completes
     */
    record Unfinished(CompletableFuture<Void> released) implements Delivery {}

    /** The answer in pieces, with pauses in between. */
    record Slow(int bytes, Duration pause) implements Delivery {}

    /** The headers and these first bytes of the body, then the end of the connection. */
    record Cut(long bytes) implements Delivery {}
}
