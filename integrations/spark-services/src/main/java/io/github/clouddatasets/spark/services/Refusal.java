package io.github.clouddatasets.spark.services;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An item that was refused, by the service or before anything was sent.
 *
 * @param sampleId the sample; null if the service does not say which one of a batch
 * @param code code of the refusal; {@link #NOT_SENT} if the service was not asked; null if it gave none
 * @param message text of the refusal; null if the service gave none
 */
record Refusal(
        @Nullable String sampleId,
        @Nullable String code,
        @Nullable String message) implements Serializable {

    private static final long serialVersionUID = 1;

    /** The code of an item that is refused here. */
    static final String NOT_SENT = "NOT_SENT";

    /** In one line. */
    @Override
    public String toString() {
        return (sampleId == null ? "a sample" : sampleId)
                + (code == null ? "" : " " + code)
                + (message == null ? "" : " " + message);
    }
}
