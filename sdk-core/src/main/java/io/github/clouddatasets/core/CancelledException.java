package io.github.clouddatasets.core;

import org.jspecify.annotations.Nullable;

/**
 * The call was ended from this side: its future was cancelled, its thread interrupted (the flag is set again), its client
 * closed during the call, or its event stream closed by another thread. The service may still act on the request if one
 * had been sent.
 */
public final class CancelledException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by the SDK.
     *
     * @param message who ended it
     * @param cause the network error or the interrupt behind it; null if there was none
     */
    public CancelledException(String message, @Nullable Throwable cause) {
        super(message, cause, false);
    }
}
