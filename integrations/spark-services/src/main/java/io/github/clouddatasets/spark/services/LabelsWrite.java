package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.datasets.DatasetClient;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.connector.distributions.Distribution;
import org.apache.spark.sql.connector.distributions.Distributions;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.RequiresDistributionAndOrdering;
import org.apache.spark.sql.types.StructType;

/** One job that sets labels. All rows of a sample are brought into one task, side by side. */
final class LabelsWrite implements RequiresDistributionAndOrdering {

    private final StructType schema;
    private final DatasetAccess access;
    private final LabelsRequest request;

    LabelsWrite(StructType schema, DatasetAccess access, LabelsRequest request) {
        this.schema = schema;
        this.access = access;
        this.request = request;
    }

    @Override
    public String description() {
        String place = access.endpoint() != null ? access.endpoint() : access.region();
        return LabelsOptions.FORMAT + " [dataset " + request.datasetId() + (place == null ? "" : " at " + place) + "]";
    }

    @Override
    public Distribution requiredDistribution() {
        return Distributions.clustered(new Expression[] {Expressions.column(SampleColumns.SAMPLE_ID)});
    }

    @Override
    public SortOrder[] requiredOrdering() {
        return new SortOrder[] {Expressions.sort(Expressions.column(SampleColumns.SAMPLE_ID), SortDirection.ASCENDING)};
    }

    /** 0 lets Spark decide; with a rate, more tasks than run at once would only wait for each other. */
    @Override
    public int requiredNumPartitions() {
        Integer wanted = request.partitions();
        if (wanted != null) {
            return wanted;
        }
        return access.requestsPerSecond() > 0 ? SparkContext.getOrCreate().defaultParallelism() : 0;
    }

    /** Asks for the dataset, so that a wrong id, wrong credentials or a wrong address end the job before a task starts. */
    @Override
    public BatchWrite toBatch() {
        try (JvmClients.Lease<DatasetClient> lease = JvmClients.get().lease(access)) {
            lease.client().get(request.datasetId());
        }
        return new LabelsBatchWrite(schema, access, request);
    }

    @Override
    public String toString() {
        return description();
    }
}
