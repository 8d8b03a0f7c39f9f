package io.github.clouddatasets.core.spi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ends calls from another thread: every socket and every sleeper that is at work registers itself here. */
final class Cancellation {

    private final Set<Runnable> hooks = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /** Registers what ends the work at hand; runs it at once if it is too late. */
    void register(Runnable hook) {
        synchronized (this) {
            if (!cancelled) {
                hooks.add(hook);
                return;
            }
        }
        hook.run();
    }

    synchronized void unregister(Runnable hook) {
        hooks.remove(hook);
    }

    boolean isCancelled() {
        return cancelled;
    }

    void cancel() {
        List<Runnable> now;
        synchronized (this) {
            cancelled = true;
            now = new ArrayList<>(hooks);
            hooks.clear();
        }
        now.forEach(Runnable::run);
    }
}
