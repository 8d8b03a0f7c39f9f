package io.github.clouddatasets.emulator.idah;

import io.github.clouddatasets.emulator.option.IdahUpstream;
import java.util.Collection;
import java.util.Set;

/** Which of IDAH's services are stopped. */
final class IdahOutage {

    private volatile Set<IdahUpstream> stopped = Set.of();

    void become(Collection<IdahUpstream> services) {
        stopped = Set.copyOf(services);
    }

    boolean isStopped(IdahUpstream service) {
        return stopped.contains(service);
    }
}
