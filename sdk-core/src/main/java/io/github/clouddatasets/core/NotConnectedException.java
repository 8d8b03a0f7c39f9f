package io.github.clouddatasets.core;

/**
 * No connection: the host is unknown or refuses, the connection took too long, or TLS failed. Nothing was sent, so
 * nothing can have happened on the service.
 */
public final class NotConnectedException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by the SDK.
     *
     * @param message what failed
     * @param cause the network error
     * @param retryable false for a trust failure, which no retry cures
     */
    public NotConnectedException(String message, Throwable cause, boolean retryable) {
        super(message, cause, retryable);
    }
}
