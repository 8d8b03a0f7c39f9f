package io.github.clouddatasets.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A label file that cannot be read: broken XML, content that label files must not hold (a document type, entities), or
 * more of anything than the limits allow. A value that breaks its rule is no such case: that value alone is missing.
 */
public final class VocException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The line, as {@link #lineNumber()} gives it. */
    private final int lineNumber;

    VocException(String message, int lineNumber, @Nullable Throwable cause) {
        super("label file line " + lineNumber + ": " + message, cause);
        this.lineNumber = lineNumber;
    }

    /** {@return the line at fault, from 1} */
    public int lineNumber() {
        return lineNumber;
    }
}
