package io.github.clouddatasets.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A listing, read page by page as it is walked through: nothing is sent before the first element is asked for, and one
 * page at a time is in memory. Every walk ({@link #iterator()}, {@link #stream()}, {@link #pages()}) starts anew. The
 * options of the client it came from hold for every page. Immutable and safe for use by several threads; an iterator is
 * for one thread.
 *
 * <pre>{@code
 * for (Dataset d : datasets.list()) { ... }
 * List<Export> first = sync.exports().list().limit(20).toList();
 * }</pre>
 *
 * @param <T> type of the elements
 */
public interface Paged<T> extends Iterable<T> {

    /**
     * All elements in the service's order, as a lazy sequential stream.
     *
     * @return a new stream; its terminal operation throws the errors of the service
     */
    Stream<T> stream();

    /**
     * The pages themselves, with their position and, where the service gives one, the total. On a shorter view the last page ends at the limit.
     *
     * @return a lazy sequence; every iteration starts anew
     */
    Iterable<Page<T>> pages();

    /**
     * At most the first {@code count} elements; no page is read for elements beyond them.
     *
     * @param count 0 or more
     * @return a shorter view of the listing
     * @throws IllegalArgumentException if the count is negative
     */
    Paged<T> limit(long count);

    /**
     * Starts at a page seen earlier, so that a job goes on where it stopped.
     *
     * @param position a {@link Page#position()} or {@link Page#next()} of the same listing with the same page size
     * @return a view that starts there
     * @throws IllegalArgumentException if the text is null, or not such a position: the latter is found out when the first page is read
     */
    Paged<T> from(String position);

    /**
     * Starts at a record, by its number in the service's order, without reading the pages before: several programs can share
     * one listing, each with {@code from(n).limit(count)} of it. A record that cannot be read is left out, but has its number.
     * The service still counts pages where it does so: with a number that is a multiple of the page size no record is read
     * that nobody asked for. Two small requests more are made by a ModelArts client that does not know yet what the service's
     * offset counts.
     *
     * @param record the number of the first record, 0 for the first of all; a number past the end gives no elements
     * @return a view that starts there
     * @throws IllegalArgumentException if the number is negative, more than the service's own numbers reach, or if the listing
     *     is joined from several requests, so that nobody can say where its records are
     */
    Paged<T> from(long record);

    /**
     * Reads the next page in the background while the present one is worked on.
     *
     * @return a view that does so; two pages are in memory then
     */
    default Paged<T> prefetch() {
        return prefetch(1);
    }

    /**
     * Reads pages in the background while the present one is worked on, side by side where the listing counts pages or records: over a slow link
     * eight pages then come in about the time of one. Elements, their order and the place of an error are the same. No page is
     * read that is beyond a {@link #limit}, or beyond the total that the service says; if it says none, the first pages are read one by one and then twice as many at a time, so that
     * no more pages are asked for in vain than were read. Each page is a call of its own, with its own deadline and its own turn in the client's rate.
     *
     * <p>The requests end with the walk, with the client, with the interrupt of the walk's thread, and when its stream is closed. If a walk
     * is just left, they run to their end.
     *
     * @param pages how many pages may be in memory beside the present one, 1 to 64
     * @return a view that does so
     * @throws IllegalArgumentException if the number is out of that range
     */
    Paged<T> prefetch(int pages);

    /**
     * Reads everything into memory. Put a {@link #limit} on listings that may be long.
     *
     * @return an unmodifiable list
     */
    default List<T> toList() {
        return stream().toList();
    }

    /**
     * The first element.
     *
     * @return the element, or empty if the listing has none
     */
    default Optional<T> first() {
        return limit(1).stream().findFirst();
    }
}
