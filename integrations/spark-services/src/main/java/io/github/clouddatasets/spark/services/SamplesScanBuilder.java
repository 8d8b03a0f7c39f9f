package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.datasets.samples.SampleState;
import io.github.clouddatasets.datasets.samples.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a query what the service can do. Spark checks every filter again: the service's answer may hold more rows than
 * fit, never fewer.
 */
final class SamplesScanBuilder
        implements SupportsPushDownFilters, SupportsPushDownRequiredColumns, SupportsPushDownLimit {

    /** The states whose meaning is documented: the service knows exactly these. */
    private static final Set<String> STATES = Set.of(
            SampleState.LABELED.value(),
            SampleState.UNLABELED.value(),
            SampleState.UNCHECKED.value(),
            SampleState.ACCEPTED.value(),
            SampleState.REJECTED.value(),
            SampleState.UNREVIEWED.value(),
            SampleState.REVIEWED.value(),
            SampleState.AUTO_LABELED.value());

    private static final Set<Integer> TYPES = Set.of(
            SampleType.IMAGE.value(),
            SampleType.TEXT.value(),
            SampleType.AUDIO.value(),
            SampleType.TABLE.value(),
            SampleType.VIDEO.value());

    private final DatasetAccess access;
    private final SamplesTable.Division division;
    private StructType schema;
    private SamplesRequest request;
    private final List<Filter> pushed = new ArrayList<>();
    private @Nullable Integer limit;

    SamplesScanBuilder(
            StructType schema, DatasetAccess access, SamplesRequest request, SamplesTable.Division division) {
        this.schema = schema;
        this.access = access;
        this.request = request;
        this.division = division;
    }

    @Override
    public Filter[] pushFilters(Filter[] filters) {
        for (Filter filter : filters) {
            SamplesRequest narrowed = narrowed(filter);
            if (narrowed != null) {
                request = narrowed;
                pushed.add(filter);
            }
        }
        return filters;
    }

    @Override
    public Filter[] pushedFilters() {
        return pushed.toArray(Filter[]::new);
    }

    @Override
    public void pruneColumns(StructType required) {
        // A struct is taken whole, even where Spark needs some of its fields alone.
        Set<String> names = Set.copyOf(Arrays.asList(required.fieldNames()));
        schema = new StructType(Arrays.stream(schema.fields())
                .filter(field -> names.contains(field.name()))
                .toArray(org.apache.spark.sql.types.StructField[]::new));
    }

    @Override
    public boolean pushLimit(int most) {
        limit = most;
        return true;
    }

    /** Each partition ends at a page, not at the limit. */
    @Override
    public boolean isPartiallyPushed() {
        return true;
    }

    @Override
    public Scan build() {
        return new SamplesScan(schema, access, request, division, limit);
    }

    /** The request with a filter that it can hold; null if it cannot. */
    private @Nullable SamplesRequest narrowed(Filter filter) {
        if (filter instanceof EqualTo equal) {
            return narrowed(equal.attribute(), equal.value());
        }
        if (filter instanceof EqualNullSafe equal) {
            return narrowed(equal.attribute(), equal.value());
        }
        if (filter instanceof In in && in.values().length == 1) {
            return narrowed(in.attribute(), in.values()[0]);
        }
        return null;
    }

    private @Nullable SamplesRequest narrowed(String column, @Nullable Object value) {
        if (column.equals(SampleColumns.SAMPLE_STATE)
                && request.sampleState() == null
                && value instanceof String state
                && STATES.contains(state)) {
            return request.withSampleState(state);
        }
        if (column.equals(SampleColumns.SAMPLE_TYPE)
                && request.sampleType() == null
                && value instanceof Integer type
                && TYPES.contains(type)) {
            return request.withSampleType(type);
        }
        return null;
    }
}
