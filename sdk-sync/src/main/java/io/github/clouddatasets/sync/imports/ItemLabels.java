package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The labels of an item.
 *
 * @param annotations the labels that become annotations, each under a key of its own
 * @param leftOut what the item's labels say beyond that, and IDAH has no shape for, a line each: listed in the item's outcome
 *     ({@link ImportedItem#warnings()}), so that nothing is left out in silence
 */
public record ItemLabels(List<ImportAnnotation> annotations, List<String> leftOut) {

    /** No labels. */
    public static final ItemLabels NONE = new ItemLabels(List.of(), List.of());

    /**
     * Checks the keys, and copies the lists. {@inheritDoc}
     *
     * @throws IllegalArgumentException if a list is null, or two labels have the same key
     */
    public ItemLabels {
        annotations = Immutable.list(Check.required("annotations", annotations));
        leftOut = Immutable.list(Check.required("leftOut", leftOut));
        Set<String> keys = new HashSet<>();
        for (ImportAnnotation annotation : annotations) {
            if (!keys.add(annotation.key())) {
                throw Check.refused("annotations", "must not have the same key twice", annotation.key());
            }
        }
    }

    /** Reads the labels of an item. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads the labels. An exception makes the item fail, and no other.
         *
         * @return the labels, under the same keys each time
         * @throws java.io.IOException if the labels cannot be read
         */
        ItemLabels read() throws java.io.IOException;
    }
}
