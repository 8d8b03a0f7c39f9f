package io.github.clouddatasets.datasets;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers of a dataset over time ({@code getDatasetMetrics}, schema {@code GetDatasetMetricsResponse}).
 *
 * @param metrics name of a number to its values by time, the earliest first; the documented names are constants here
 */
public record DatasetMetrics(Map<String, SortedMap<Instant, Integer>> metrics) {

    /** All samples. */
    public static final String TOTAL = "total";

    /** Samples that are not labeled. */
    public static final String UNLABELED = "un_annotation";

    /** Samples that were labeled by hand. */
    public static final String LABELED_BY_HAND = "manual_annotation";

    /** Tasks that wait. */
    public static final String QUEUING = "queuing";

    /** Tasks that are not finished. */
    public static final String UNFINISHED = "unfinished";

    /** Tasks that ended well. */
    public static final String SUCCESS = "success";

    /** Tasks that failed. */
    public static final String FAILED = "failed";

    /** Tasks that failed by a fault of the user. */
    public static final String FAILED_USER = "failed_user";

    /** Tasks that failed by a fault of the system. */
    public static final String FAILED_SYSTEM = "failed_system";

    /**
     * Copies lists and maps.
     *
     * @param metrics name of a number to its values by time
     */
    public DatasetMetrics {
        Map<String, SortedMap<Instant, Integer>> copy = new LinkedHashMap<>();
        metrics.forEach((name, values) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
        metrics = Collections.unmodifiableMap(copy);
    }

    /**
     * One of the numbers over time.
     *
     * @param name name of the number, as {@link #TOTAL}
     * @return its values by time; empty if there are none
     */
    public SortedMap<Instant, Integer> series(String name) {
        return metrics.getOrDefault(name, Collections.emptySortedMap());
    }
}
