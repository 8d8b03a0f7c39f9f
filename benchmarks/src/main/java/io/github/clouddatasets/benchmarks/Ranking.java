package io.github.clouddatasets.benchmarks;

import java.util.Comparator;
import java.util.List;

/** The stacks by what a small call costs them. */
final class Ranking {

    private Ranking() {}

    static List<Result> small(Run run) {
        return run.results().stream()
                .filter(result -> result.workload().equals(Workload.SMALL.title())
                        && result.measure().equals("CPU")
                        && result.against().equals(Result.BY_HAND))
                .sorted(Comparator.comparingDouble(Result::ratio))
                .toList();
    }
}
