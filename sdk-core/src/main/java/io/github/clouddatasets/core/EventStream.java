package io.github.clouddatasets.core;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Events as a service sends them. Nothing is sent before the first event is asked for; {@code hasNext} and {@code next}
 * wait for one. For one thread, and for one walk. Close it: that ends the connection, read to the end or not.
 *
 * <pre>{@code
 * try (EventStream<JobEvent> events = pd.jobs().stream(request)) {
 *     events.forEachRemaining(event -> …);
 * }
 * }</pre>
 *
 * <p>A request that makes events is never sent twice: when the connection breaks in the middle, {@code hasNext} throws
 * what broke it, and that is the end.
 *
 * @param <E> an event
 */
public interface EventStream<E> extends Iterator<E>, AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @return false at the end of the stream, and once it is closed
     * @throws SdkException if the service refuses the request, the connection breaks, or it stays silent for longer than
     *     the client's {@code idleTimeout}
     */
    @Override
    boolean hasNext();

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

    /** Ends the connection; closing again does nothing. */
    @Override
    void close();
}
