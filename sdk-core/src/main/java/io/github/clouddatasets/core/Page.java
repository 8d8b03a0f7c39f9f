package io.github.clouddatasets.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items the elements, in the service's order
 * @param position where this page is: {@link Paged#from} continues here; opaque text, fit to be stored
 * @param next where the page after this one is; null on the last page, and on a page that {@link Paged#limit} has cut
 * @param total how many elements the whole listing has; null if the service does not say
 * @param <T> type of the elements
 */
public record Page<T>(
        List<T> items,
        String position,
        @Nullable String next,
        @Nullable Total total) {

    /**
     * Copies the elements.
     *
     * @param items the elements, in the service's order
     * @param position where this page is
     * @param next where the page after this one is; null on the last page
     * @param total how many elements the whole listing has; null if the service does not say
     * @throws IllegalArgumentException if {@code items} or {@code position} is null
     */
    public Page {
        Argument.required("items", items);
        Argument.required("position", position);
        items = List.copyOf(items);
    }

    /**
     * The total, as an {@link Optional}.
     *
     * @return the total; empty if the service does not say
     */
    public Optional<Total> totalIfKnown() {
        return Optional.ofNullable(total);
    }
}
