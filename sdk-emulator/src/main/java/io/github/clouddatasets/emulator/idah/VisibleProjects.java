package io.github.clouddatasets.emulator.idah;

import java.util.Collection;
import java.util.Set;

/** The projects whose records somebody may touch. */
record VisibleProjects(boolean isEverything, Set<String> projects) {

    static final VisibleProjects EVERYTHING = new VisibleProjects(true, Set.of());

    static VisibleProjects of(Collection<String> projects) {
        return new VisibleProjects(false, Set.copyOf(projects));
    }

    boolean includes(String projectId) {
        return isEverything || projects.contains(projectId);
    }
}
