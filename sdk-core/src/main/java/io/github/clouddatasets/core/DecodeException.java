package io.github.clouddatasets.core;

import org.jspecify.annotations.Nullable;

/**
 * The service answered with success, but with a body the SDK cannot read. The operation has most likely taken place.
 * {@link #body()} keeps the raw text.
 */
public final class DecodeException extends SdkException {

    private static final long serialVersionUID = 1L;

    /** The start of the answer. */
    private final String body;

    /**
     * Made by the SDK.
     *
     * @param message what could not be read, and where
     * @param cause the parser's error, if there was one
     * @param body the raw body, or its start
     */
    public DecodeException(String message, @Nullable Throwable cause, String body) {
        super(message, cause, false);
        this.body = body;
    }

    /**
     * The raw body: the whole of it up to 16 KiB, the first 4 KiB of a longer one. It may hold data that does not belong
     * in a log.
     *
     * @return the text, possibly empty
     */
    public String body() {
        return body;
    }
}
