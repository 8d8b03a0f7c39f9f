package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Time;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Makes writers on the executors. This is what carries the access there, in serialized form.
 *
 * @param access who calls, and where
 * @param request what to do with the labels
 * @param schema the schema of the rows
 * @param partitions how many partitions there are
 */
record LabelWriters(DatasetAccess access, LabelsRequest request, StructType schema, int partitions)
        implements DataWriterFactory {

    private static final long serialVersionUID = 1;

    @Override
    public DataWriter<InternalRow> createWriter(int partitionId, long taskId) {
        Integer limited = request.atOnce();
        int all = Math.max(1, partitions);
        int atOnce = limited == null ? all : Math.min(limited, all);
        Pace pace = new Pace(access.requestsPerSecond(), partitionId, atOnce, Time.system());
        return new LabelWriter(
                JvmClients.get().lease(access), request, new LabelRows(schema, request.clearsEmpty()), pace);
    }
}
