package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.CancelledException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;

/**
 * The requests of one walk that are sent before their turn. A source says which requests it expects to make next. When
 * their turn comes, it makes the request that follows from the page before: if that one was expected, its answer is there or
 * under way, and a wrong guess costs a request and nothing else. So the order of the elements, the end of the listing and the
 * page that a failure belongs to are those of a walk that reads one page at a time.
 *
 * <p>A request whose turn has come while no thread of the background was free is sent by the walk's own thread, so that
 * walks inside background work never wait for each other.
 */
public final class PagesAhead {

    /** Reads nothing before its turn. */
    public static final PagesAhead NONE = new PagesAhead(Runnable::run, 0);

    /**
     * A request of a listing. Two are equal if they ask for the same.
     *
     * @param <A> the answer
     */
    @FunctionalInterface
    public interface Request<A> {
        /**
         * Sends the request.
         *
         * @return the answer
         */
        A send();
    }

    private final Executor executor;

    /** How many requests may be under way, or answered and not asked for, at a time. */
    private final int width;

    private final Map<Request<?>, FutureTask<?>> early = new LinkedHashMap<>();
    private long wanted = Long.MAX_VALUE;

    /** How many pages are read ahead where nobody knows how many there are: twice as many after each page. */
    private int guessed = 1;

    /**
     * The requests of a walk.
     *
     * @param executor sends them
     * @param width how many answers may be in memory before their turn
     */
    PagesAhead(Executor executor, int width) {
        this.executor = executor;
        this.width = width;
    }

    /** How many elements the walk still reads, those of the page whose turn it is among them. */
    void wanted(long elements) {
        if (width > 0) {
            wanted = elements;
        }
    }

    /**
     * Makes the request whose turn it is, or waits for its answer if it was sent early.
     *
     * @param request the request
     * @param <A> the answer
     * @return the answer
     * @throws CancelledException if the thread is interrupted while it waits
     */
    @SuppressWarnings("unchecked") // equal requests have the same answers
    public <A> A read(Request<A> request) {
        FutureTask<A> sent = width == 0 ? null : (FutureTask<A>) early.remove(request);
        if (sent == null) {
            return request.send();
        }
        try {
            sent.run(); // does nothing if a thread has begun
            return sent.get();
        } catch (InterruptedException e) {
            sent.cancel(true);
            stop();
            Thread.currentThread().interrupt();
            throw new CancelledException("the thread was interrupted while it waited for a page", e);
        } catch (ExecutionException e) {
            stop();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e); // a request throws nothing else
        }
    }

    /**
     * Sends the requests that are likely to follow, as many as the walk may read ahead, and ends those that are no longer
     * likely.
     *
     * @param given how many elements the page before them has
     * @param size how many records each of them asks for
     * @param rest how many records are left after that page; negative or 0 if nobody knows
     * @param nth the requests, from 0
     */
    public void expect(int given, int size, long rest, IntFunction<? extends Request<?>> nth) {
        if (width == 0) {
            return;
        }
        int pages = Math.min(width, guessed);
        if (rest > 0) {
            pages = (int) Math.min(width, pages(rest, size));
        }
        guessed = Math.min(width, 2 * guessed);
        pages = (int) Math.min(pages, pages(wanted - given, size));
        List<Request<?>> likely = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            likely.add(nth.apply(i));
        }
        early.entrySet().removeIf(sent -> {
            boolean unlikely = !likely.contains(sent.getKey());
            if (unlikely) {
                sent.getValue().cancel(true);
            }
            return unlikely;
        });
        for (Request<?> request : likely) {
            if (!early.containsKey(request)) {
                FutureTask<?> task = new FutureTask<>(request::send);
                early.put(request, task);
                executor.execute(task);
            }
        }
    }

    private static long pages(long records, int size) {
        return records <= 0 ? 0 : (records - 1) / Math.max(1, size) + 1;
    }

    /** Ends all requests whose turn has not come. */
    void stop() {
        early.values().forEach(sent -> sent.cancel(true));
        early.clear();
    }
}
