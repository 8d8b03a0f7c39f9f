package io.github.clouddatasets.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the calls of a client, for metrics and traces: {@link ClientBuilder#listener}.
 *
 * <p>The order for one call is {@code callStarted}, then for each attempt {@code attemptStarted} and {@code attemptEnded},
 * with {@code retryScheduled} before every attempt but the first, then {@code callEnded}. Each page of a listing, each look
 * of a poller and each login is a call of its own; a call without an attempt could not log in or was ended before.
 *
 * <p>For a download or an event stream, the attempt and the call end when the last byte was read, when reading failed,
 * or when it was closed before, whichever is first. A file download that breaks goes on with a new call.
 *
 * <p>Methods run on the thread of the call (of a stream: on the one that reads), with its trace id in the MDC but for a
 * stream's end, and hold it up. Calls run at the same time, so a listener must be safe for any number of threads. What it
 * throws is dropped, and logged at DEBUG the first time: a listener never breaks a call.
 *
 * <p>Events hold no secrets: no header, no path, no query, no body, no text of an exception. Of an address they hold the
 * host and the port.
 */
public interface CallListener {

    /**
     * A call was made; nothing has been sent.
     *
     * @param call the call
     */
    default void callStarted(CallFacts call) {}

    /**
     * An attempt begins: a connection is looked for.
     *
     * @param event which
     */
    default void attemptStarted(AttemptStarted event) {}

    /**
     * An attempt is over: its answer was read and understood, or it failed.
     *
     * @param event how it ended
     */
    default void attemptEnded(AttemptEnded event) {}

    /**
     * The call will be sent again after a delay.
     *
     * @param event why and when
     */
    default void retryScheduled(RetryScheduled event) {}

    /**
     * The call is over: this is what the caller gets.
     *
     * @param event how it ended
     */
    default void callEnded(CallEnded event) {}

    /**
     * Wraps work that is about to go to another thread: the work of {@code async}, a page that is read ahead, a part of an
     * upload. Runs on the thread that asked for the work, so that a listener can carry that thread's context, such as a
     * current span, over to the calls of the work.
     *
     * <p>The work runs once, also if the wrapper throws or does not run it.
     *
     * @param work the work
     * @return what the other thread runs, which runs the work within itself; the work itself by default
     */
    default Runnable carry(Runnable work) {
        return work;
    }

    /**
     * The facts of a call, known from its start. All events of one call hold the same object.
     *
     * @param number identifies the call in this JVM; many calls may share one trace id
     * @param service {@code modelarts}, {@code powerdrill}, {@code idah}, or {@code iam} for a login to the former
     * @param operation the operation's id in the service's contract
     * @param method the HTTP method
     * @param traceId the call's trace id, given or made by the SDK
     */
    record CallFacts(long number, String service, String operation, String method, String traceId) {}

    /**
     * How an attempt or a call ended.
     *
     * @param httpStatus the status of the (last) answer; 0 if none came
     * @param errorKind what a refusal means; null if it was not the service that refused
     * @param failure the class of the exception; null for a success
     * @param requestId the service's own id of the (last) request; null if it sent none
     * @param bytesSent bytes of request bodies whose sending began
     * @param bytesReceived bytes of answers' bodies as read, after decompression
     * @param duration from start to end
     */
    record Outcome(
            int httpStatus,
            @Nullable ErrorKind errorKind,
            @Nullable Class<? extends Throwable> failure,
            @Nullable String requestId,
            long bytesSent,
            long bytesReceived,
            Duration duration) {

        /**
         * Whether it ended well.
         *
         * @return false after a failure
         */
        public boolean succeeded() {
            return failure == null;
        }

        /**
         * One word out of a small set, as metrics want it.
         *
         * @return {@code OK}, the name of the error's kind, or the exception's simple class name
         */
        public String result() {
            if (errorKind != null) {
                return errorKind.name();
            }
            return failure == null ? "OK" : failure.getSimpleName();
        }

        /**
         * The value of {@code error.type}, as the semantic conventions of HTTP clients want it for an attempt.
         *
         * @return the status of a refusal, the kind of a refusal inside an answer of another status, the full name of the
         *     exception's class, or {@code OK} after a success
         */
        public String errorType() {
            if (errorKind != null && httpStatus >= 400) {
                return String.valueOf(httpStatus);
            }
            return failure == null || errorKind != null ? result() : failure.getName();
        }
    }

    /**
     * Where an attempt goes.
     *
     * @param host the name or the number of the host
     * @param port the port
     */
    record Server(String host, int port) {

        /**
         * Checks the host.
         *
         * @param host the name or the number of the host
         * @param port the port
         * @throws IllegalArgumentException if the host is null
         */
        public Server {
            Argument.required("host", host);
        }
    }

    /**
     * An attempt begins.
     *
     * @param call of which call
     * @param attempt its number, from 1
     * @param server where the attempt goes
     */
    record AttemptStarted(CallFacts call, int attempt, Server server) {}

    /**
     * An attempt is over.
     *
     * @param call of which call
     * @param attempt its number, from 1
     * @param outcome how it ended
     * @param server where the attempt went
     */
    record AttemptEnded(CallFacts call, int attempt, Outcome outcome, Server server) {}

    /**
     * A call will be sent again.
     *
     * @param call which call
     * @param attempt the number of the attempt that failed, from 1
     * @param reason how that attempt ended
     * @param delay the wait before the next; zero if fresh credentials are all it takes
     */
    record RetryScheduled(CallFacts call, int attempt, Outcome reason, Duration delay) {}

    /**
     * A call is over.
     *
     * @param call which call
     * @param attempts how many attempts began; 0 if the call ended before one
     * @param outcome how it ended: the bytes of all attempts, the time with all waits
     */
    record CallEnded(CallFacts call, int attempts, Outcome outcome) {}
}
