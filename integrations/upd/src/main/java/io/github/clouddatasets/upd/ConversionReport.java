package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversion has written, and what the target could not express.
 *
 * @param entries number of entries written
 * @param annotations number of annotations written
 * @param leftOutCount number of entries and annotations that were not written
 * @param leftOut the first 1,000 of these, each with its reason
 */
public record ConversionReport(long entries, long annotations, long leftOutCount, List<LeftOut> leftOut) {

    /**
     * Copies the list.
     *
     * @param entries number of entries written
     * @param annotations number of annotations written
     * @param leftOutCount number of entries and annotations that were not written
     * @param leftOut the first of these
     */
    public ConversionReport {
        leftOut = Immutable.list(leftOut);
    }

    /**
     * An entry or an annotation that was not written.
     *
     * @param entryId id of the entry
     * @param annotationId id of the annotation; null when the whole entry was left out
     * @param reason why, in one line
     */
    public record LeftOut(String entryId, @Nullable String annotationId, String reason) {

        /**
         * Refuses a missing value.
         *
         * @param entryId id of the entry
         * @param annotationId id of the annotation
         * @param reason why
         * @throws IllegalArgumentException if a value other than the annotation's id is null
         */
        public LeftOut {
            Check.required("entryId", entryId);
            Check.required("reason", reason);
        }
    }
}
