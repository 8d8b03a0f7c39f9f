package io.github.clouddatasets.core;

/**
 * The connection broke after the request, or part of it, had gone out and before the whole answer was here. The service
 * may or may not have acted; the SDK has tried again only if the operation may be repeated.
 */
public final class ConnectionLostException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by the SDK.
     *
     * @param message what broke
     * @param cause the network error
     */
    public ConnectionLostException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
