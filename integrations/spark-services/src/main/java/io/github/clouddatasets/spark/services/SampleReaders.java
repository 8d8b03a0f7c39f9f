package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.datasets.DatasetClient;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/**
 * Makes readers on the executors. This is what carries the access there, in serialized form.
 *
 * @param access who calls, and where
 * @param request which samples
 * @param columns the names of the columns
 * @param total how many samples there were when the job was planned
 * @param division how the job is divided
 */
record SampleReaders(
        DatasetAccess access, SamplesRequest request, List<String> columns, long total, SamplesTable.Division division)
        implements PartitionReaderFactory {

    private static final long serialVersionUID = 1;

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        SamplesPlan.Range range = (SamplesPlan.Range) partition;
        Integer limited = division.atOnce();
        int atOnce = limited == null ? range.partitions() : Math.min(limited, range.partitions());
        Pace pace = new Pace(access.requestsPerSecond(), range.index(), atOnce, Time.system());
        JvmClients.Lease<DatasetClient> lease = JvmClients.get().lease(access);
        return new SampleReader(lease, this, range, pace);
    }
}
