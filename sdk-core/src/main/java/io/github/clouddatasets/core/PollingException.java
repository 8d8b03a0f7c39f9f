package io.github.clouddatasets.core;

import org.jspecify.annotations.Nullable;

/**
 * Awaited work did not end well: the service reported a failure, or the deadline of {@code await} passed while the work
 * went on. {@link #last()} is the last state seen.
 */
public final class PollingException extends SdkException {

    private static final long serialVersionUID = 1L;

    /** Why the wait ended. */
    public enum Reason {
        /** The service says the work failed. */
        FAILED,
        /** The deadline of {@code await} passed; the work may still end well. */
        DEADLINE
    }

    /** Why the wait ended. */
    private final Reason reason;
    /** The id of the work. */
    private final String id;
    /** The service's code for the failure; null if it gave none. */
    private final @Nullable String errorCode;

    private final transient @Nullable Object last;

    /**
     * Made by the SDK.
     *
     * @param message the work and how the wait ended
     * @param reason failure or deadline
     * @param id id of the task or the resource
     * @param errorCode the service's error code of the failed task, if it gave one
     * @param last the last state seen
     */
    public PollingException(
            String message, Reason reason, String id, @Nullable String errorCode, @Nullable Object last) {
        this(message, reason, id, errorCode, last, null);
    }

    /**
     * Made by the SDK.
     *
     * @param message the work and how the wait ended
     * @param reason failure or deadline
     * @param id id of the task or the resource
     * @param errorCode the service's error code of the failed task, if it gave one
     * @param last the last state seen
     * @param cause why the last look failed; null if it succeeded
     */
    public PollingException(
            String message,
            Reason reason,
            String id,
            @Nullable String errorCode,
            @Nullable Object last,
            @Nullable SdkException cause) {
        super(message, cause, reason == Reason.DEADLINE);
        this.reason = reason;
        this.id = id;
        this.errorCode = errorCode;
        this.last = last;
    }

    /**
     * Why the wait ended.
     *
     * @return failure or deadline
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Id of the task or the resource that the wait was for.
     *
     * @return the poller's id
     */
    public String id() {
        return id;
    }

    /**
     * The service's error code of the failed task.
     *
     * @return the code, or null if the service gave none
     */
    public @Nullable String errorCode() {
        return errorCode;
    }

    /**
     * The last state seen: the same object that {@link Poller#last()} returns.
     *
     * @return the state, or null if none was ever read
     */
    public @Nullable Object last() {
        return last;
    }
}
