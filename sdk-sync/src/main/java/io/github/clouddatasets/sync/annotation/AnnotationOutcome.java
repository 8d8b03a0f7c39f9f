package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call of a batch ({@code callAnnotationsRpc}).
 *
 * @param call the call
 * @param annotation the annotation as the service has it after a creation, a read or a change; null for other calls, and where
 *     the call failed
 * @param found whether a creation found its annotation there already, with the same content, or a deletion that was sent twice
 *     found the annotation gone
 * @param sent whether the call was sent; false if an earlier request of the batch failed as a whole
 * @param error why the call failed; null if it was done. A failed request (no connection, a refused token) is the error of each
 *     of its calls, of which some may have been done, and of the calls that were not sent after it
 */
public record AnnotationOutcome(
        AnnotationCall call,
        @Nullable Annotation annotation,
        boolean found,
        boolean sent,
        @Nullable SdkException error) {

    /**
     * Checks the call. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the call is null
     */
    public AnnotationOutcome {
        Check.required("call", call);
    }

    /**
     * The annotation that the call is about.
     *
     * @return the id; of a creation without an id of its own, the one that was made for it
     */
    public String annotationId() {
        return call.annotationId();
    }

    /**
     * Whether the call was done.
     *
     * @return true if there is no error
     */
    public boolean isDone() {
        return error == null;
    }

    /**
     * Throws why the call failed.
     *
     * @return this outcome, of a call that was done
     * @throws SdkException the error
     */
    public AnnotationOutcome orThrow() {
        if (error != null) {
            throw error;
        }
        return this;
    }
}
