package io.github.clouddatasets.emulator.store;

import io.github.clouddatasets.emulator.option.ServiceLimit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** The limits that an account holds now. Requests read them while a test switches them. */
public final class HeldLimits {

    private volatile Set<ServiceLimit> held;

    public HeldLimits(Collection<ServiceLimit> held) {
        this.held = Set.copyOf(held);
    }

    public boolean holds(ServiceLimit limit) {
        return held.contains(limit);
    }

    /** The quota of a limit that is held; without the limit there is room for any number. */
    public LongSupplier quota(ServiceLimit limit, long quota) {
        return () -> holds(limit) ? quota : Long.MAX_VALUE;
    }

    public Set<ServiceLimit> all() {
        return held;
    }

    public synchronized void become(ServiceLimit limit, boolean holds) {
        held = changed(held, limit, holds);
    }

    /** The set with or without the limit. */
    public static Set<ServiceLimit> changed(Set<ServiceLimit> before, ServiceLimit limit, boolean holds) {
        Set<ServiceLimit> after = EnumSet.noneOf(ServiceLimit.class);
        after.addAll(before);
        if (holds) {
            after.add(limit);
        } else {
            after.remove(limit);
        }
        return Set.copyOf(after);
    }
}
