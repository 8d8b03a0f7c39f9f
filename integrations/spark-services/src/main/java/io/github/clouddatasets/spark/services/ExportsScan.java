package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.sync.SyncClient;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One query of exports. The driver counts them before any task starts, and learns by the way whether credentials and address
 * are right.
 */
final class ExportsScan implements Batch, SupportsReportStatistics {

    private final StructType schema;
    private final IdahAccess access;
    private final ExportsRequest request;
    private @Nullable Long counted;

    ExportsScan(StructType schema, IdahAccess access, ExportsRequest request) {
        this.schema = schema;
        this.access = access;
        this.request = request;
    }

    /**
     * A page of the listing.
     *
     * @param number the page's number, from 1
     * @param rows how many exports of it were there when the job was planned: more that come later are left out, so that a
     *     task that runs again reads the same
     */
    record PageOfExports(int number, int rows) implements InputPartition {

        private static final long serialVersionUID = 1;
    }

    /**
     * Makes readers on the executors. This is what carries the access there, in serialized form.
     *
     * @param access who calls, and where
     * @param request which exports
     * @param columns the names of the columns
     */
    record Readers(IdahAccess access, ExportsRequest request, List<String> columns) implements PartitionReaderFactory {

        private static final long serialVersionUID = 1;

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            return new ExportReader(
                    JvmClients.get().lease(access), request.query(columns), columns, (PageOfExports) partition);
        }

        /** Without the access. */
        @Override
        public String toString() {
            return ExportsOptions.FORMAT + columns;
        }
    }

    @Override
    public StructType readSchema() {
        return schema;
    }

    @Override
    public String description() {
        String filters = request.filters();
        return ExportsOptions.FORMAT + " ["
                + (access.endpoint() == null ? "the environment's platform" : access.endpoint())
                + (filters.isEmpty() ? "" : ", " + filters) + "]";
    }

    @Override
    public Statistics estimateStatistics() {
        long rows = count();
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(rows * schema.defaultSize());
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.of(rows);
            }
        };
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        long rows = count();
        int size = request.pageSize();
        InputPartition[] pages = new InputPartition[Math.toIntExact((rows + size - 1) / size)];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = new PageOfExports(i + 1, (int) Math.min(size, rows - (long) i * size));
        }
        return pages;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new Readers(access, request, List.of(schema.fieldNames()));
    }

    private synchronized long count() {
        Long known = counted;
        if (known == null) {
            try (JvmClients.Lease<SyncClient> lease = JvmClients.get().lease(access)) {
                known = new ExportCount(lease.client().exports(), request).total();
            }
            counted = known;
        }
        return known;
    }

    /** Scans that read the same are equal, so that Spark can read once for two parts of a query. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExportsScan scan
                && schema.equals(scan.schema)
                && access.equals(scan.access)
                && request.equals(scan.request);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, request);
    }

    @Override
    public String toString() {
        return description();
    }
}
