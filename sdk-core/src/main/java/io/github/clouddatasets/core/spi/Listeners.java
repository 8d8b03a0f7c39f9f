package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listeners of one client. Whatever they throw ends here. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.clouddatasets.http");

    /** A listener, and whether it has thrown before. */
    private record Guarded(CallListener listener, AtomicBoolean hasThrown) {}

    private final List<Guarded> all;

    private Listeners(List<CallListener> listeners) {
        this.all = listeners.stream()
                .map(listener -> new Guarded(listener, new AtomicBoolean()))
                .toList();
    }

    /** These listeners; null, so that calls need not look for them, if there are none. */
    static @Nullable Listeners of(List<CallListener> listeners) {
        return listeners.isEmpty() ? null : new Listeners(listeners);
    }

    void tell(Consumer<CallListener> event) {
        for (Guarded one : all) {
            try {
                event.accept(one.listener);
            } catch (Exception | LinkageError | AssertionError e) {
                drop(one, e);
            }
        }
    }

    /** The work as the listeners wrap it for another thread. It runs once, whatever the wrappers do. */
    Runnable carry(Runnable work) {
        Runnable carried = work;
        for (Guarded one : all) {
            carried = carry(one, carried);
        }
        return carried;
    }

    private static Runnable carry(Guarded one, Runnable work) {
        AtomicBoolean begun = new AtomicBoolean();
        Runnable once = () -> {
            if (begun.compareAndSet(false, true)) {
                work.run();
            }
        };
        Runnable wrapped;
        try {
            wrapped = one.listener.carry(once);
        } catch (Exception | LinkageError | AssertionError e) {
            drop(one, e);
            return once;
        }
        return () -> {
            try {
                wrapped.run();
            } catch (Exception | LinkageError | AssertionError e) {
                drop(one, e); // the work hands its own failures to whoever waits for it
            } finally {
                once.run();
            }
        };
    }

    private static void drop(Guarded one, Throwable thrown) {
        if (one.hasThrown.compareAndSet(false, true)) {
            // Neither its message nor its trace: what a user's code says may be anything.
            LOG.debug(
                    "the listener {} threw {}, which is dropped, as will be what it throws from now on",
                    one.listener.getClass().getName(),
                    thrown.getClass().getName());
        }
    }
}
