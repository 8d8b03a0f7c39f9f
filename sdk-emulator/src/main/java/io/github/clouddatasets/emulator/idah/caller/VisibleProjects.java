package io.github.clouddatasets.emulator.idah.caller;

import java.util.Collection;
import java.util.Set;

/** The projects whose records a caller may see. */
public record VisibleProjects(boolean isEverything, Set<String> projects) {

    public static final VisibleProjects EVERYTHING = new VisibleProjects(true, Set.of());

    public static VisibleProjects of(Collection<String> projects) {
        return new VisibleProjects(false, Set.copyOf(projects));
    }

    public boolean includes(String projectId) {
        return isEverything || projects.contains(projectId);
    }
}
