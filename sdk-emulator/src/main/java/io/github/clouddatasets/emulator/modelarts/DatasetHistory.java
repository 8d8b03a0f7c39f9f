package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The number of samples and of labeled samples of a dataset over time. */
final class DatasetHistory {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<String> TEAM_SERIES =
            List.of("queuing", "success", "unfinished", "failed", "failed_user", "failed_system");

    private final TreeMap<Long, Point> points = new TreeMap<>();
    private final Set<Long> changed = new TreeSet<>();

    void record(Instant now, LabelCounts counts, int total) {
        points.put(now.toEpochMilli(), new Point(total, counts.labeledSamples(), counts.unconfirmedSamples()));
        changed.add(now.toEpochMilli());
    }

    /** Forgets everything, before the state gives back what was known. */
    void clear() {
        points.clear();
        changed.clear();
    }

    /** Takes back one moment from the state. */
    void restore(StateDocument state) {
        points.put(
                Long.valueOf(state.name()),
                new Point(state.integer("total"), state.integer("labeled"), state.integer("unconfirmed")));
    }

    ObjectNode saved(long moment) {
        Point point = points.getOrDefault(moment, new Point(0, 0, 0));
        return Json.object()
                .put("total", point.total)
                .put("labeled", point.labeled)
                .put("unconfirmed", point.unconfirmed);
    }

    /** Returns the moments that were recorded since the last call. */
    Set<Long> takeChanged() {
        Set<Long> taken = Set.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** The values between two times: one value for every change, and one for every day since the first change. */
    ObjectNode metrics(long start, long end, Instant now) {
        ObjectNode metrics = Json.object();
        ObjectNode unlabeled = metrics.putObject("un_annotation");
        ObjectNode manual = metrics.putObject("manual_annotation");
        ObjectNode auto = metrics.putObject("auto_annotation");
        ObjectNode total = metrics.putObject("total");
        within(start, Math.min(end, now.toEpochMilli())).forEach((moment, point) -> {
            String key = moment.toString();
            unlabeled.put(key, point.total - point.labeled - point.unconfirmed);
            manual.put(key, point.labeled);
            auto.put(key, point.unconfirmed);
            total.put(key, point.total);
        });
        TEAM_SERIES.forEach(metrics::putObject);
        return metrics;
    }

    private Map<Long, Point> within(long start, long end) {
        TreeMap<Long, Point> within = new TreeMap<>();
        if (points.isEmpty() || start > end) {
            return within;
        }
        within.putAll(points.subMap(start, true, end, true));
        long first = points.firstKey();
        long skipped = Math.max(0, (start - first + DAY - 1) / DAY);
        for (long moment = first + skipped * DAY; moment <= end; moment += DAY) {
            within.put(moment, points.floorEntry(moment).getValue());
        }
        return within;
    }

    private record Point(int total, int labeled, int unconfirmed) {}
}
