package io.github.clouddatasets.datasets.common;

import org.jspecify.annotations.Nullable;

/** What became of one item of a batch: see {@link BatchResult}. */
public sealed interface BatchItem permits BatchOutcome, UploadedSample {

    /**
     * Id of the item: of a sample, or the name of a label.
     *
     * @return the id, or null if the service does not say which item it means
     */
    @Nullable
    String id();

    /**
     * Whether it was done.
     *
     * @return false if the service refused this item
     */
    boolean success();

    /**
     * Code of the refusal.
     *
     * @return the service's code, or null if it gave none
     */
    @Nullable
    String errorCode();

    /**
     * Text of the refusal.
     *
     * @return the service's text, or null if it gave none
     */
    @Nullable
    String errorMsg();
}
