package io.github.clouddatasets.core.spi;

import org.jspecify.annotations.Nullable;

/**
 * How an operation is sent, and what may answer it instead of a value.
 *
 * @param repeatable whether sending it twice does no harm
 * @param ifEmpty what an answer without a body stands for; null where there must be one
 * @param open whether it is sent without credentials
 * @param alsoAnswer a status beside 2xx whose body is an answer; 0 for none
 * @param clock what limits an attempt
 */
record Manner(boolean repeatable, @Nullable Object ifEmpty, boolean open, int alsoAnswer, Clock clock) {

    /** What a successful answer holds. */
    enum Answer {
        /** A value to decode. */
        VALUE,
        /** Nothing of interest. */
        NOTHING,
        /** Bytes to hand on as they come. */
        STREAM,
        /** Server-sent events to hand on as they come. */
        EVENTS,
        /** All of it, for the caller to decode. */
        RAW
    }

    /** What limits the time of an attempt. */
    enum Clock {
        /** The attempt's own timeout. */
        ATTEMPT,
        /** The call's timeout: the service itself is slow, and asking twice would make it no faster. */
        CALL,
        /** Only silence: the attempt takes as long as there are bytes. */
        IDLE
    }

    static final Manner ONCE = new Manner(false, null, false, 0, Clock.ATTEMPT);
    static final Manner REPEATABLE = ONCE.asRepeatable();

    Manner asRepeatable() {
        return new Manner(true, ifEmpty, open, alsoAnswer, clock);
    }

    Manner asOnce() {
        return new Manner(false, ifEmpty, open, alsoAnswer, clock);
    }

    Manner orElse(@Nullable Object value) {
        return new Manner(repeatable, value, open, alsoAnswer, clock);
    }

    Manner asOpen() {
        return new Manner(repeatable, ifEmpty, true, alsoAnswer, clock);
    }

    Manner answeredWith(int status) {
        return new Manner(repeatable, ifEmpty, open, status, clock);
    }

    Manner within(Clock other) {
        return new Manner(repeatable, ifEmpty, open, alsoAnswer, other);
    }
}
