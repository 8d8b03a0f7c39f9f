package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.ExportQuery;
import io.github.clouddatasets.sync.SyncClient;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.jspecify.annotations.Nullable;

/** Reads one page of exports with one request. */
final class ExportReader implements PartitionReader<InternalRow> {

    private final JvmClients.Lease<SyncClient> lease;
    private final RowShape<Export> shape;
    private final Iterator<Export> exports;
    private @Nullable InternalRow row;

    ExportReader(
            JvmClients.Lease<SyncClient> lease,
            ExportQuery query,
            List<String> columns,
            ExportsScan.PageOfExports page) {
        this.lease = lease;
        this.shape = ExportColumns.ALL.only(columns);
        this.exports = lease.client()
                .exports()
                .list(query)
                .from(Integer.toString(page.number()))
                .limit(page.rows())
                .iterator();
    }

    @Override
    public boolean next() {
        row = exports.hasNext() ? shape.row(exports.next()) : null;
        return row != null;
    }

    @Override
    public InternalRow get() {
        InternalRow current = row;
        if (current == null) {
            throw new NoSuchElementException("there is no row");
        }
        return current;
    }

    @Override
    public void close() {
        lease.close();
    }
}
