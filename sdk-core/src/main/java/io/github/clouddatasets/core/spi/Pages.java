package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The walk through a listing: one page in memory, two with prefetching, and an end even if the service has none. */
final class Pages<T> implements Paged<T> {

    private final PageSource<T> source;
    private final Executor executor;
    private final @Nullable String start;
    private final long limit;
    private final boolean prefetch;

    Pages(PageSource<T> source, Executor executor) {
        this(source, executor, null, Long.MAX_VALUE, false);
    }

    private Pages(PageSource<T> source, Executor executor, @Nullable String start, long limit, boolean prefetch) {
        this.source = source;
        this.executor = executor;
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
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL), false);
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
        return new Pages<>(source, executor, start, Math.min(limit, count), prefetch);
    }

    @Override
    public Paged<T> from(String position) {
        return new Pages<>(source, executor, Check.required("position", position), limit, prefetch);
    }

    @Override
    public Paged<T> prefetch() {
        return new Pages<>(source, executor, start, limit, true);
    }

    /** Goes from page to page. */
    private final class Walk implements Iterator<Page<T>> {
        private @Nullable String position = start;
        private @Nullable Page<T> previous;
        private @Nullable Page<T> ready;
        private @Nullable CompletableFuture<Page<T>> ahead;
        private long seen;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (ready == null && !ended) {
                Page<T> page = ahead != null ? join(ahead) : source.fetch(position);
                ahead = null;
                if (isRepeated(page)) {
                    ended = true; // the service answers the same page for ever: what is here is all there is
                    return false;
                }
                ready = page;
                previous = page;
                position = page.next();
                ended = page.next() == null;
                seen += page.items().size();
                if (prefetch && !ended && seen < limit) {
                    String next = position;
                    ahead = CompletableFuture.supplyAsync(() -> source.fetch(next), executor);
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

        /** Two empty pages count too: a source that drops what it has seen makes them of a page that comes again. */
        private boolean isRepeated(Page<T> page) {
            return previous != null && page.items().equals(previous.items());
        }

        private Page<T> join(CompletableFuture<Page<T>> future) {
            try {
                return future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw e;
            }
        }
    }

    /** Goes from element to element, asking for a page only when an element of it is wanted. */
    private static final class Elements<T> implements Iterator<T> {
        private final Iterator<Page<T>> pages;
        private Iterator<T> page = java.util.Collections.emptyIterator();
        private long left;

        Elements(Iterator<Page<T>> pages, long limit) {
            this.pages = pages;
            this.left = limit;
        }

        @Override
        public boolean hasNext() {
            while (left > 0 && !page.hasNext() && pages.hasNext()) {
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
