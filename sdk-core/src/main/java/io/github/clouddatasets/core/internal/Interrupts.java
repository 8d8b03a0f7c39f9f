package io.github.clouddatasets.core.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the call of a thread that is interrupted, or whose client is closed. A thread that waits for a socket does not
 * notice {@link Thread#interrupt()}, and OkHttp forgets a call once its headers are read, so another thread looks every
 * {@value #LOOK_MILLIS} ms and closes the socket. That one daemon serves all clients of the JVM; it is started by the
 * first call and ends when there was none for a while.
 *
 * <p>A call costs one small node and one compare-and-set. The daemon drops the calls that are over, so that no call searches.
 */
public final class Interrupts {

    static final int LOOK_MILLIS = 25;

    /** The watcher of all clients of the JVM. */
    public static final Interrupts SHARED = new Interrupts(Duration.ofMillis(LOOK_MILLIS), 200);

    private static final Logger LOG = LoggerFactory.getLogger("io.github.clouddatasets.http");

    /** A call in flight and the thread that waits for it; without a thread while nobody does. */
    public static final class Watched {
        private volatile okhttp3.@Nullable Call http;
        private final Cancellation closing;
        private volatile @Nullable Thread thread;

        /** The node below in a stack, which belongs to the daemon but for the moment of pushing. */
        private @Nullable Watched next;

        private Watched(okhttp3.Call http, Cancellation closing) {
            this.http = http;
            this.closing = closing;
            this.thread = Thread.currentThread();
        }

        /**
         * Notes whether the current thread waits for the call.
         *
         * @param now true before it waits, false after
         */
        public void waiting(boolean now) {
            thread = now ? Thread.currentThread() : null;
        }

        private boolean isToEnd() {
            Thread waiting = thread;
            return (waiting != null && waiting.isInterrupted()) || closing.isCancelled();
        }

        /** The call is over. */
        public void end() {
            http = null;
            thread = null;
        }
    }

    private final long lookNanos;
    private final int idleLooks;
    private final AtomicReference<@Nullable Watched> arrivals = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> daemon = new AtomicReference<>();

    /** Only the daemon at work touches it; one hands it to the next through {@link #daemon}. */
    private @Nullable Watched inFlight;

    /**
     * Makes a watcher without calls; its daemon starts with the first call.
     *
     * @param look the time from one look to the next
     * @param idleLooks the daemon ends after this many looks without a call
     */
    Interrupts(Duration look, int idleLooks) {
        this.lookNanos = look.toNanos();
        this.idleLooks = idleLooks;
    }

    /**
     * Watches a call that this thread is about to wait for, until {@link Watched#end}.
     *
     * @param http the call
     * @param closing ends the call, too
     * @return the node that stands for the call
     */
    public Watched watch(okhttp3.Call http, Cancellation closing) {
        Watched node = new Watched(http, closing);
        Watched top;
        do {
            top = arrivals.get();
            node.next = top;
        } while (!arrivals.compareAndSet(top, node));
        if (daemon.get() == null) {
            start();
        }
        return node;
    }

    /** The daemon; null when none is needed. */
    @Nullable
    Thread daemon() {
        return daemon.get();
    }

    private void start() {
        // Without the caller's thread locals: the daemon outlives the caller.
        Thread thread = new Thread(null, this::run, "clouddatasets-interrupts", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        if (daemon.compareAndSet(null, thread)) {
            try {
                thread.start();
            } catch (OutOfMemoryError e) { // no more threads: calls go on, and the next one tries again
                daemon.set(null);
            }
        }
    }

    private void run() {
        for (int idle = 0; idle < idleLooks; idle++) {
            LockSupport.parkNanos(lookNanos);
            Thread.interrupted(); // not for the daemon to obey, and a flag left set would make every wait none
            Watched kept = sift(inFlight, null);
            inFlight = sift(arrivals.getAndSet(null), kept);
            if (inFlight != null) {
                idle = -1;
            }
        }
        daemon.set(null);
        // Whoever came in before that line has seen a daemon at work, and started none.
        if (arrivals.get() != null && daemon.get() == null) {
            start();
        }
    }

    /** Cancels the calls that have to end, and puts the others on {@code kept}. */
    private static @Nullable Watched sift(@Nullable Watched stack, @Nullable Watched kept) {
        Watched rest = kept;
        for (Watched node = stack; node != null; ) {
            Watched below = node.next;
            okhttp3.Call http = node.http;
            if (http != null && node.isToEnd()) {
                cancel(http);
                http = null;
            }
            if (http == null) {
                node.next = null;
            } else {
                node.next = rest;
                rest = node;
            }
            node = below;
        }
        return rest;
    }

    private static void cancel(okhttp3.Call http) {
        try {
            http.cancel();
        } catch (RuntimeException e) { // an event listener of the user's own
            LOG.debug(
                    "ending the call of an interrupted thread: {}", e.getClass().getName());
        }
    }
}
