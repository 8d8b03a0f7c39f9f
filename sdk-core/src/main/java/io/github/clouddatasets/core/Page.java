package io.github.clouddatasets.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items the elements, in the service's order
 * @param position where this page is: {@link Paged#from} continues here; opaque text, fit to be stored
 * @param next where the page after this one is; null after the last page
 * @param total how many elements the whole listing has; null if the service does not say
 * @param <T> type of the elements
 */
public record Page<T>(
        List<T> items,
        String position,
        @Nullable String next,
        @Nullable Total total) {

    /** Copies the elements. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The total, as an {@link Optional}.
     *
     * @return the total, if the service told one
     */
    public Optional<Total> totalIfKnown() {
        return Optional.ofNullable(total);
    }
}
