package io.github.clouddatasets.upd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rows of a UPD file, read while they are walked over: the heap holds a page of them. Each walk asks the file anew. A walk that
 * reached its end holds nothing; one that was left before holds a connection until these rows or the file are closed.
 *
 * <pre>{@code
 * try (UpdRows<UpdAnnotation> rows = file.annotations()) {
 *     rows.stream().filter(a -> "car".equals(a.category())).limit(10).forEach(System.out::println);
 * }
 * }</pre>
 *
 * @param <T> what a row is read as
 */
public final class UpdRows<T> implements Iterable<T>, AutoCloseable {

    private final Supplier<? extends Walk<T>> walks;
    private final List<Walk<T>> open = new ArrayList<>();

    UpdRows(Supplier<? extends Walk<T>> walks) {
        this.walks = walks;
    }

    /**
     * Begins a walk.
     *
     * @return the rows in their order; its methods throw {@link UpdException} where the file is damaged
     * @throws UpdException if the file cannot be read
     * @throws IllegalStateException if the file is closed
     */
    @Override
    public Iterator<T> iterator() {
        Walk<T> walk = walks.get();
        synchronized (open) {
            open.add(walk);
        }
        return walk;
    }

    /**
     * Begins a walk as a stream. Closing the stream closes these rows.
     *
     * @return the rows in their order
     * @throws UpdException if the file cannot be read
     * @throws IllegalStateException if the file is closed
     */
    public Stream<T> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
                .onClose(this::close);
    }

    /** {@return the first row; empty if there is none} */
    public Optional<T> first() {
        Iterator<T> walk = iterator();
        Optional<T> first = walk.hasNext() ? Optional.of(walk.next()) : Optional.empty();
        close();
        return first;
    }

    /** Ends all walks. */
    @Override
    public void close() {
        synchronized (open) {
            open.forEach(Walk::close);
            open.clear();
        }
    }
}
