package io.github.clouddatasets.emulator.option;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A limit that a service documents, and that the emulator can hold or not.
 *
 * <p>On at first are the limits of a single request, or of what one user has: a program that breaks one of these is
 * wrong wherever it runs. Off at first are the limits of speed and the quotas of a plan: tests are faster than people, and
 * a test should not fail for the tests before.
 */
public enum ServiceLimit {
    /** ModelArts: a dataset takes one version a minute; an earlier one is refused with ModelArts.4370. Off at first. */
    MODELARTS_VERSIONS(false),
    /**
     * ModelArts: 20 requests in a second for a project; more are refused with status 429, ModelArts.4395 and
     * {@code Retry-After}. The service documents the code and no number. Off at first.
     */
    MODELARTS_RATE(false),
    /**
     * ModelArts: the largest page of a list, 100 records, for versions 1000, for labels 100000. A larger {@code limit} is
     * refused with ModelArts.0107. On at first.
     */
    MODELARTS_PAGES(true),
    /**
     * ModelArts: 1,000,000 samples in a dataset. An upload beyond that is refused with ModelArts.4354, an import or a
     * synchronisation fails with the code. The service documents the number and the code, not that the two belong
     * together. Off at first.
     */
    MODELARTS_SAMPLES(false),
    /** ModelArts: 10,000 labels in a dataset; more are refused with ModelArts.4354, as samples are. Off at first. */
    MODELARTS_LABELS(false),
    /** Powerdrill: 20 requests in a second; more are refused with status 429 and code 201. Off at first. */
    POWERDRILL_RATE(false),
    /** Powerdrill: 100 jobs, or as many as the builder sets; more are refused with code 210021. Off at first. */
    POWERDRILL_JOBS(false),
    /** Powerdrill: 150 sessions; one more is refused with code 300009. On at first. */
    POWERDRILL_SESSIONS(true),
    /** Powerdrill: 100 MiB of uploaded files; an upload beyond that is refused with code 300006. Off at first. */
    POWERDRILL_STORAGE(false);

    private final boolean onAtFirst;

    ServiceLimit(boolean onAtFirst) {
        this.onAtFirst = onAtFirst;
    }

    /** {@return the limits that an emulator holds unless it is told otherwise} */
    public static Set<ServiceLimit> defaults() {
        Set<ServiceLimit> defaults = EnumSet.noneOf(ServiceLimit.class);
        for (ServiceLimit limit : values()) {
            if (limit.onAtFirst) {
                defaults.add(limit);
            }
        }
        return Collections.unmodifiableSet(defaults);
    }
}
