package io.github.clouddatasets.spark.services;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The driver's side of a job that sets labels: the refused items of all tasks come together here. */
final class LabelsBatchWrite implements BatchWrite {

    private static final Logger LOG = LoggerFactory.getLogger(LabelsBatchWrite.class);

    /** A message names this many items. */
    private static final int NAMED = 3;

    private static final StructType REFUSED = new StructType()
            .add("dataset_id", DataTypes.StringType)
            .add(SampleColumns.SAMPLE_ID, DataTypes.StringType)
            .add("error_code", DataTypes.StringType)
            .add("error_message", DataTypes.StringType);

    private final StructType schema;
    private final DatasetAccess access;
    private final LabelsRequest request;

    LabelsBatchWrite(StructType schema, DatasetAccess access, LabelsRequest request) {
        this.schema = schema;
        this.access = access;
        this.request = request;
    }

    @Override
    public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
        return new LabelWriters(access, request, schema, info.numPartitions());
    }

    /** Two attempts of a task leave the same labels: nobody has to be asked for permission. */
    @Override
    public boolean useCommitCoordinator() {
        return false;
    }

    @Override
    public void commit(WriterCommitMessage[] messages) {
        List<Refusal> refused = Arrays.stream(messages)
                .map(RefusedItems.class::cast)
                .flatMap(message -> message.items().stream())
                .toList();
        if (request.refusedPath() != null) {
            write(refused);
        }
        if (refused.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(LabelsOptions.FORMAT + ": " + refused.size() + " items of dataset "
                + request.datasetId() + " were refused: ");
        refused.stream().limit(NAMED).forEach(item -> text.append(item).append("; "));
        text.append(
                request.refusedPath() == null
                        ? "option refusedPath keeps all of them"
                        : "all of them are in " + request.refusedPath());
        if (request.failsOnRefused()) {
            throw new IllegalStateException(text + ". The other labels are set");
        }
        LOG.warn("{}", text);
    }

    private void write(List<Refusal> refused) {
        List<Row> rows = refused.stream()
                .map(item -> RowFactory.create(request.datasetId(), item.sampleId(), item.code(), item.message()))
                .toList();
        SparkSession.active()
                .createDataFrame(rows, REFUSED)
                .coalesce(1)
                .write()
                .mode(SaveMode.Append)
                .format(request.refusedFormat())
                .save(request.refusedPath());
    }

    /** Labels that are set stay set: running the job again sets the rest. */
    @Override
    public void abort(WriterCommitMessage[] messages) {
        LOG.warn(
                "{}: the job was ended early; the labels that were set until then in dataset {} stay set",
                LabelsOptions.FORMAT,
                request.datasetId());
    }

    @Override
    public String toString() {
        return "LabelsBatchWrite[dataset " + request.datasetId() + ']';
    }
}
