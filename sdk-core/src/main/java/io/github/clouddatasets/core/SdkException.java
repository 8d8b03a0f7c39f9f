package io.github.clouddatasets.core;

import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions of calls. A wrong argument is an {@link IllegalArgumentException} instead, and a call of a closed
 * client an {@link IllegalStateException}: nothing was sent then.
 */
public class SdkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether the same call may succeed later. */
    private final boolean retryable;

    SdkException(String message, @Nullable Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    /**
     * Whether the same call may succeed later, without a change by the caller. The SDK has already retried what it may
     * retry by itself; for an operation that creates something, check first whether it took place.
     *
     * @return true if trying later makes sense
     */
    public boolean retryable() {
        return retryable;
    }
}
