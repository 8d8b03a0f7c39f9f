package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;

/**
 * An entry with all its annotations.
 *
 * @param entry the entry
 * @param annotations its annotations, ordered by their id; empty for none
 */
public record UpdAnnotatedEntry(UpdEntry entry, List<UpdAnnotation> annotations) {

    /**
     * Refuses a missing value and copies the list.
     *
     * @param entry the entry
     * @param annotations its annotations
     * @throws IllegalArgumentException if a value is null
     */
    public UpdAnnotatedEntry {
        Check.required("entry", entry);
        annotations = Immutable.list(Check.required("annotations", annotations));
    }
}
