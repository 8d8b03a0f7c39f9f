package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statistics of a dataset, now and over time: {@link DatasetClient#statistics()}. */
public final class Statistics {

    private static final Op<DatasetStats> STATS =
            Op.get("listStats", "/datasets/{dataset_id}/data-annotations/stats", DatasetStats.class);

    private static final Op<DatasetMetrics> METRICS = Op.get(
                    "getDatasetMetrics", "/datasets/{dataset_id}/metrics", Metrics.class)
            .as(Metrics::byTime);

    /** The answer's wire form: times are keys, in milliseconds. */
    @Decoded
    record Metrics(Map<String, Map<String, Integer>> metrics) {

        private static final Pattern MILLIS = Pattern.compile("-?\\d{1,18}");

        Metrics {
            metrics = Immutable.map(metrics);
        }

        DatasetMetrics byTime() {
            Map<String, SortedMap<Instant, Integer>> converted = new LinkedHashMap<>();
            metrics.forEach((name, values) -> {
                SortedMap<Instant, Integer> series = new TreeMap<>();
                Immutable.<Integer>map(values).forEach((time, value) -> {
                    if (MILLIS.matcher(time).matches()) {
                        series.put(Instant.ofEpochMilli(Long.parseLong(time)), value);
                    }
                });
                converted.put(name, series);
            });
            return new DatasetMetrics(converted);
        }
    }

    private final Api api;
    private final String place;

    Statistics(Api api, String place) {
        this.api = api;
        this.place = place;
    }

    /**
     * Counts labels and samples of a dataset ({@code listStats}).
     *
     * @param datasetId the dataset
     * @return the counts
     * @throws NotFoundException if there is no such dataset
     */
    public DatasetStats get(String datasetId) {
        return get(datasetId, StatsQuery.builder().build());
    }

    /**
     * Counts labels and samples that match ({@code listStats}).
     *
     * @param datasetId the dataset
     * @param query sets the filters
     * @return the counts
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the id is not usable, the lambda is null or sets a value out of its range
     */
    public DatasetStats get(String datasetId, Consumer<StatsQuery.Builder> query) {
        return get(datasetId, BuilderLambda.build(StatsQuery.builder(), query, StatsQuery.Builder::build));
    }

    /**
     * Counts labels and samples that match ({@code listStats}).
     *
     * @param datasetId the dataset
     * @param query the filters
     * @return the counts
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the id or the query is null or not usable
     */
    public DatasetStats get(String datasetId, StatsQuery query) {
        String dataset = Check.id("datasetId", datasetId);
        StatsQuery q = Check.required("query", query);
        return api.call(
                STATS,
                path(dataset)
                        .query("email", q.email())
                        .query("locale", q.locale())
                        .query("sample_state", q.sampleState()));
    }

    /**
     * Reads the numbers of a dataset over a period ({@code getDatasetMetrics}).
     *
     * @param datasetId the dataset
     * @param start start of the period
     * @param end end of the period, not before the start
     * @return the numbers over time
     * @throws NotFoundException if there is no such dataset
     * @throws IllegalArgumentException if the id is not usable, a time is null, or the end is before the start
     */
    public DatasetMetrics metrics(String datasetId, Instant start, Instant end) {
        return metrics(datasetId, start, end, null);
    }

    /**
     * Reads the numbers of a team labeling task over a period ({@code getDatasetMetrics}).
     *
     * @param datasetId the dataset
     * @param start start of the period
     * @param end end of the period, not before the start
     * @param workforceTaskId the team labeling task; null for the whole dataset
     * @return the numbers over time
     * @throws NotFoundException if there is no such dataset or task
     * @throws IllegalArgumentException if the id is not usable, a time is null, or the end is before the start
     */
    public DatasetMetrics metrics(String datasetId, Instant start, Instant end, @Nullable String workforceTaskId) {
        String dataset = Check.id("datasetId", datasetId);
        if (Check.required("end", end).isBefore(Check.required("start", start))) {
            throw Check.refused("end", "must not be before start " + start, end.toString());
        }
        return api.call(
                METRICS,
                path(dataset)
                        .query("start_time", start.toEpochMilli())
                        .query("end_time", end.toEpochMilli())
                        .query("workforce_task_id", workforceTaskId));
    }

    /** Names the service, its address, the project, and whether the client is a view. */
    @Override
    public String toString() {
        return "Statistics[" + place + ']';
    }
}
