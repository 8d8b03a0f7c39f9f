package io.github.clouddatasets.emulator.idah;

import java.util.Collection;
import java.util.Set;

/** The projects whose records somebody may touch. */
record IdahReach(boolean isEverything, Set<String> projects) {

    static final IdahReach EVERYTHING = new IdahReach(true, Set.of());

    static IdahReach of(Collection<String> projects) {
        return new IdahReach(false, Set.copyOf(projects));
    }

    boolean includes(String projectId) {
        return isEverything || projects.contains(projectId);
    }
}
