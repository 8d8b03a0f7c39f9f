package io.github.clouddatasets.core.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ends calls from another thread: every busy socket and every sleeper registers a hook here. */
public final class Cancellation {

    private final Set<Runnable> hooks = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /**
     * Registers a hook that ends the work of the caller. Runs the hook at once if the work is cancelled already.
     *
     * @param hook ends the work
     */
    public void register(Runnable hook) {
        synchronized (this) {
            if (!cancelled) {
                hooks.add(hook);
                return;
            }
        }
        hook.run();
    }

    /**
     * Forgets a hook, which need not be registered.
     *
     * @param hook the hook
     */
    public synchronized void unregister(Runnable hook) {
        hooks.remove(hook);
    }

    /**
     * Whether {@link #cancel} was called.
     *
     * @return true once it was
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Runs all hooks, and from now on every new one at once. */
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
