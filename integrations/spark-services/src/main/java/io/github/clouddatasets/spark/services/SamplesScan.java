package io.github.clouddatasets.spark.services;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One query of samples. The driver asks the service once, before any task starts: for the number of samples, and by the way
 * whether dataset, credentials and address are right.
 */
final class SamplesScan implements Batch, SupportsReportStatistics {

    private final StructType schema;
    private final DatasetAccess access;
    private final SamplesRequest request;
    private final SamplesTable.Division division;
    private final @Nullable Integer limit;
    private @Nullable SamplesPlan plan;

    SamplesScan(
            StructType schema,
            DatasetAccess access,
            SamplesRequest request,
            SamplesTable.Division division,
            @Nullable Integer limit) {
        this.schema = schema;
        this.access = access;
        this.request = request;
        this.division = division;
        this.limit = limit;
    }

    @Override
    public StructType readSchema() {
        return schema;
    }

    @Override
    public String description() {
        String place = access.endpoint() != null ? access.endpoint() : access.region();
        String filters = request.filters();
        return SamplesOptions.FORMAT + " [dataset " + request.datasetId()
                + (place == null ? "" : " at " + place)
                + (filters.isEmpty() ? "" : ", " + filters)
                + (limit == null ? "" : ", limit=" + limit) + "]";
    }

    @Override
    public Statistics estimateStatistics() {
        long total = plan().total();
        long rows = limit == null ? total : Math.min(total, limit);
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows * schema.defaultSize());
            }

            @Override
            public OptionalLong numRows() {
                return rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows);
            }
        };
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        SamplesPlan made = plan();
        return made.partitions(
                        division.partitions(),
                        limit,
                        access.requestsPerSecond() > 0,
                        SparkContext.getOrCreate().defaultParallelism())
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        SamplesPlan made = plan();
        return new SampleReaders(
                access.with(made.mode()),
                request.withPageSize(made.pageSize()),
                List.of(schema.fieldNames()),
                made.total(),
                division);
    }

    private synchronized SamplesPlan plan() {
        SamplesPlan made = plan;
        if (made == null) {
            made = SamplesPlan.of(access, request);
            plan = made;
        }
        return made;
    }

    /** Scans that read the same are equal, so that Spark can read once for two parts of a query. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SamplesScan scan
                && schema.equals(scan.schema)
                && access.equals(scan.access)
                && request.equals(scan.request)
                && division.equals(scan.division)
                && Objects.equals(limit, scan.limit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, request, limit);
    }

    @Override
    public String toString() {
        return description();
    }
}
