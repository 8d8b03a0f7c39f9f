package io.github.clouddatasets.core.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ends calls from another thread: every socket and every sleeper that is at work registers itself here. */
public final class Cancellation {

    private final Set<Runnable> hooks = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /** Registers a hook that ends the work at hand; runs the hook at once if the cancellation came before. */
    public void register(Runnable hook) {
        synchronized (this) {
            if (!cancelled) {
                hooks.add(hook);
                return;
            }
        }
        hook.run();
    }

    public synchronized void unregister(Runnable hook) {
        hooks.remove(hook);
    }

    public boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        List<Runnable> now;
        synchronized (this) {
            cancelled = true;
            now = new ArrayList<>(hooks);
            hooks.clear();
        }
        now.forEach(Runnable::run);
    }
}
