package io.github.clouddatasets.core;

import org.jspecify.annotations.Nullable;

/**
 * The call was ended from this side: its future was cancelled, its thread interrupted (the flag is set again), or its
 * client closed. The service may still act on the request if one had been sent.
 */
public final class CancelledException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by the SDK.
     *
     * @param message who ended it
     * @param cause the error that told, if there was one
     */
    public CancelledException(String message, @Nullable Throwable cause) {
        super(message, cause, false);
    }
}
