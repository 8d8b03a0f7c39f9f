package io.github.clouddatasets.benchmarks;

import java.util.Locale;

/** How long the suite may take. */
enum Effort {
    /** Whether everything runs; its figures say little. */
    SMOKE(3, 2, 2),
    /** Under ten minutes on two quiet cores. */
    QUICK(15, 12, 10),
    /** Half an hour and more. */
    FULL(50, 60, 30);

    private final int rounds;
    private final int warmSeconds;
    private final int starts;

    Effort(int rounds, int warmSeconds, int starts) {
        this.rounds = rounds;
        this.warmSeconds = warmSeconds;
        this.starts = starts;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    int rounds() {
        return rounds;
    }

    /** At most, for each process, while the compiler is not quiet. */
    int warmSeconds() {
        return warmSeconds;
    }

    /** Starts of each process, for the cost of a cold start. */
    int starts() {
        return starts;
    }
}
