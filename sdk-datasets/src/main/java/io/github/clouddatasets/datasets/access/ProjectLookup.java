package io.github.clouddatasets.datasets.access;

import java.time.Duration;

/** Finds the id of a project by the project's name. */
@FunctionalInterface
interface ProjectLookup {

    /** Asks the identity service. The lookup may take this long. */
    String find(Duration timeout);
}
