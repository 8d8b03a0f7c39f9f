package io.github.clouddatasets.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A clock ran out: {@link #clock()} names the clock. The service may still act on the request if one had been sent. */
public final class CallTimeoutException extends SdkException {

    private static final long serialVersionUID = 1L;

    /** Which clock ran out. */
    public enum Clock {
        /** The whole call with all its retries: {@code timeout}. */
        CALL,
        /** One attempt: {@code attemptTimeout}. */
        ATTEMPT,
        /** No byte for too long on a stream or a transfer: {@code idleTimeout}. */
        IDLE
    }

    /** The limit that ran out. */
    private final Clock clock;
    /** How long that limit was. */
    private final Duration limit;

    /**
     * Made by the SDK.
     *
     * @param message what took too long
     * @param cause the network error that the timeout caused; null if there was none
     * @param clock which clock ran out
     * @param limit the limit of that clock
     */
    public CallTimeoutException(String message, @Nullable Throwable cause, Clock clock, Duration limit) {
        super(message, cause, true);
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Which clock ran out.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * The limit of that clock.
     *
     * @return the limit
     */
    public Duration limit() {
        return limit;
    }
}
