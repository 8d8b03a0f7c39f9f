package io.github.clouddatasets.datasets.access;

import java.time.Duration;

/** Finds the id of the project that a client was given by name. */
@FunctionalInterface
interface ProjectLookup {

    /** Asks the identity service, within this time. */
    String find(Duration timeout);
}
