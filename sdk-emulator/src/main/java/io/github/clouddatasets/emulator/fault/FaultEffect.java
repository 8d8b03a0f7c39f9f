package io.github.clouddatasets.emulator.fault;

import java.time.Duration;
import java.util.Optional;

/** What a {@link Fault} does to a request. The factory methods of {@code Fault} make the effects and check their values. */
public sealed interface FaultEffect {

    /**
     * An answer with this status instead of the service's.
     *
     * @param status the HTTP status
     * @param contentType the type of the body; empty without a body
     * @param body the body, sent in UTF-8
     */
    record Status(int status, String contentType, String body) implements FaultEffect {

        @Override
        public String toString() {
            return "status " + status;
        }
    }

    /**
     * A refusal of the service, in its own envelope.
     *
     * @param code the service's error code
     * @param message the service's text; empty for the usual text of the code
     */
    record Refusal(String code, Optional<String> message) implements FaultEffect {

        @Override
        public String toString() {
            return "error " + code;
        }
    }

    /** A TCP reset instead of an answer. */
    record Reset() implements FaultEffect {

        @Override
        public String toString() {
            return "reset";
        }
    }

    /** No answer at all, and no end of the connection. */
    record Stall() implements FaultEffect {

        @Override
        public String toString() {
            return "stall";
        }
    }

    /**
     * The service's answer, with a pause before each piece of the body but the first.
     *
     * @param bytes the size of a piece in bytes
     * @param pause the time between two pieces
     */
    record Slow(int bytes, Duration pause) implements FaultEffect {

        @Override
        public String toString() {
            return bytes + " bytes every " + pause.toMillis() + " ms";
        }
    }

    /**
     * The service's answer without its end: the connection ends after these bytes of the body.
     *
     * @param bytes the number of bytes
     */
    record Cut(long bytes) implements FaultEffect {

        @Override
        public String toString() {
            return "cut after " + bytes + " bytes";
        }
    }

    /** A page of HTML with status 200, like that of a login page of a hotel's network. */
    record WrongContentType() implements FaultEffect {

        @Override
        public String toString() {
            return "wrong content type";
        }
    }

    /** The service gets the request twice, and the client the second answer. */
    record Duplicate() implements FaultEffect {

        @Override
        public String toString() {
            return "duplicate";
        }
    }

    /**
     * The refusal of a service that gets too many requests.
     *
     * @param retryAfter the value of {@code Retry-After}; empty for an answer without the header
     */
    record Throttle(String retryAfter) implements FaultEffect {

        @Override
        public String toString() {
            return "throttle";
        }
    }

    /** The refusal of credentials that have expired. */
    record ExpiredToken() implements FaultEffect {

        @Override
        public String toString() {
            return "expired token";
        }
    }
}
