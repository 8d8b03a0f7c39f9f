package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The walk through a listing: one page in memory, and those that are read ahead. A walk ends even if the service answers the
 * same page for ever.
 *
 * @param <T> type of the elements
 */
public final class Pages<T> implements Paged<T> {

    private static final int MOST_AHEAD = 64;

    private final String what;
    private final PageSource<T> source;
    private final Executor executor;

    /** Gives equal objects for the same element, in listings that bring some elements twice; null in other listings. */
    private final @Nullable Function<? super T, ?> identity;

    private final @Nullable String start;
    private final long limit;

    /** How many pages are read ahead. */
    private final int prefetch;

    /**
     * A listing.
     *
     * @param what names the listing in {@link #toString}: the service
     * @param source reads a page
     * @param executor reads pages ahead
     */
    public Pages(String what, PageSource<T> source, Executor executor) {
        this(what, source, executor, null, null, Long.MAX_VALUE, 0);
    }

    /**
     * A listing that may bring an element twice. A walk remembers the identities it has seen, and gives each element once.
     *
     * @param what names the listing in {@link #toString}: the service
     * @param source reads a page
     * @param executor reads pages ahead
     * @param identity gives equal objects for the same element
     */
    public Pages(String what, PageSource<T> source, Executor executor, Function<? super T, ?> identity) {
        this(what, source, executor, identity, null, Long.MAX_VALUE, 0);
    }

    private Pages(
            String what,
            PageSource<T> source,
            Executor executor,
            @Nullable Function<? super T, ?> identity,
            @Nullable String start,
            long limit,
            int prefetch) {
        this.what = what;
        this.source = source;
        this.executor = executor;
        this.identity = identity;
        this.start = start;
        this.limit = limit;
        this.prefetch = prefetch;
    }

    @Override
    public Iterator<T> iterator() {
        return new Elements<>(new Walk(), limit);
    }

    @Override
    public Stream<T> stream() {
        Walk walk = new Walk();
        Iterator<T> elements = new Elements<>(walk, limit);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(walk.ahead::stop);
    }

    @Override
    public Iterable<Page<T>> pages() {
        return Walk::new;
    }

    @Override
    public Paged<T> limit(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must not be negative: " + count);
        }
        return new Pages<>(what, source, executor, identity, start, Math.min(limit, count), prefetch);
    }

    @Override
    public Paged<T> from(String position) {
        return new Pages<>(what, source, executor, identity, Check.required("position", position), limit, prefetch);
    }

    @Override
    public Paged<T> from(long record) {
        if (record < 0) {
            throw new IllegalArgumentException("record must not be negative: " + record);
        }
        String first = record == 0 ? null : source.at(record);
        return new Pages<>(what, source, executor, identity, first, limit, prefetch);
    }

    @Override
    public Paged<T> prefetch(int pages) {
        Check.range("pages", pages, 1, MOST_AHEAD);
        return new Pages<>(what, source, executor, identity, start, limit, pages);
    }

    /** The service, and which part of the listing a walk reads. */
    @Override
    public String toString() {
        return "Paged[" + what + ", from " + (start == null ? "the start" : start)
                + (limit == Long.MAX_VALUE ? "" : ", limit " + limit) + (prefetch == 0 ? "" : ", prefetch " + prefetch)
                + "]";
    }

    /** Goes from page to page. */
    private final class Walk implements Iterator<Page<T>> {
        private @Nullable String position = start;
        private @Nullable Ends previous;
        private @Nullable Page<T> ready;
        private final PagesAhead ahead = prefetch == 0 ? PagesAhead.NONE : new PagesAhead(executor, prefetch);
        private final Set<Object> known = new HashSet<>();
        private long seen;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (ready == null && !ended && seen < limit) {
                ahead.wanted(limit - seen);
                Page<T> page = source.fetch(position, ahead);
                if (isRepeated(page)) {
                    ended = true; // the service answers the same page for ever: there are no more elements
                    ahead.stop();
                    return false;
                }
                ready = cut(once(page), limit - seen);
                previous = Ends.of(page.items());
                position = page.next();
                ended = page.next() == null;
                seen += ready.items().size();
                if (ended || seen >= limit) {
                    ahead.stop();
                }
            }
            return ready != null;
        }

        @Override
        public Page<T> next() {
            if (!hasNext() || ready == null) {
                throw new NoSuchElementException("no page is left");
            }
            Page<T> page = ready;
            ready = null;
            return page;
        }

        private Page<T> once(Page<T> page) {
            if (identity == null) {
                return page;
            }
            List<T> items = page.items().stream()
                    .filter(item -> known.add(identity.apply(item)))
                    .toList();
            return new Page<>(items, page.position(), page.next(), page.total());
        }

        /** The page up to a number of elements; one that is cut is the last. */
        private Page<T> cut(Page<T> page, long longest) {
            return page.items().size() <= longest
                    ? page
                    : new Page<>(page.items().subList(0, (int) longest), page.position(), null, page.total());
        }

        private boolean isRepeated(Page<T> page) {
            return previous != null && previous.equals(Ends.of(page.items()));
        }
    }

    /** What a walk remembers of a page, to know the page when the service sends it again: the whole page would stay in memory. */
    private record Ends(int size, Object first, Object last) {

        static @Nullable Ends of(List<?> items) {
            return items.isEmpty() ? null : new Ends(items.size(), items.get(0), items.get(items.size() - 1));
        }
    }

    /** Goes from element to element, reading a page only when one of its elements is asked for. */
    private static final class Elements<T> implements Iterator<T> {
        private final Iterator<Page<T>> pages;
        private Iterator<T> page = Collections.emptyIterator();
        private long left;

        Elements(Iterator<Page<T>> pages, long limit) {
            this.pages = pages;
            this.left = limit;
        }

        @Override
        public boolean hasNext() {
            while (left > 0 && !page.hasNext()) {
                page = Collections.emptyIterator(); // the page that is read goes before the next one comes
                if (!pages.hasNext()) {
                    return false;
                }
                page = pages.next().items().iterator();
            }
            return left > 0 && page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no element is left");
            }
            left--;
            return page.next();
        }
    }
}
