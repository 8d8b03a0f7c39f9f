package io.github.clouddatasets.core;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Events as a service sends them. Nothing is sent before the first event is asked for; {@code hasNext} and {@code next}
 * wait for an event. One thread reads a stream, once. Close the stream: that ends the connection, whether the stream was
 * read to its end or not.
 *
 * <pre>{@code
 * try (EventStream<JobEvent> events = pd.jobs().stream(request)) {
 *     for (JobEvent event : events) {
 *         …
 *     }
 * }
 * }</pre>
 *
 * <p>A request that makes events is never sent twice: when the connection breaks, {@code hasNext} throws the reason, and
 * the stream is over.
 *
 * <p>{@link #close()} may come from any thread. It closes the socket at once; a reader in another thread gets a
 * {@link CancelledException}, whether it waits for an event at that moment or asks for one later.
 *
 * @param <E> an event
 */
public interface EventStream<E> extends Iterator<E>, Iterable<E>, AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @return false at the end of the stream, and after the reading thread itself has closed the stream
     * @throws CancelledException if another thread closes the stream
     * @throws SdkException if the service refuses the request, the connection breaks, or it stays silent for longer than
     *     the client's {@code idleTimeout}
     */
    @Override
    boolean hasNext();

    /**
     * The events in a loop: {@code for (JobEvent event : events)}. A stream can be walked once; the streams of this SDK
     * refuse a second walk.
     *
     * @return this
     * @throws IllegalStateException if a walk has begun before, since its events are gone
     */
    @Override
    default Iterator<E> iterator() {
        return this;
    }

    /**
     * The events that are still to come. Closing the stream returned closes this one.
     *
     * @return a sequential stream
     */
    default Stream<E> stream() {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    /** Ends the connection, from any thread. Closing again does nothing. */
    @Override
    void close();
}
