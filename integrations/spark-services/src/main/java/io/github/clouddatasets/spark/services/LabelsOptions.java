package io.github.clouddatasets.spark.services;

/** The name of the labels sink and of its own options, for programs in Java and Scala. */
public final class LabelsOptions {

    /** The format's name: {@code df.write().format(LabelsOptions.FORMAT).mode("append")}. */
    public static final String FORMAT = "modelarts-labels";

    /** The dataset's id; {@code save(id)} sets it, too. */
    public static final String DATASET_ID = "datasetId";

    /** How many samples a request changes, 1 to 1000; 100 by default. */
    public static final String BATCH_SIZE = "batchSize";

    /** {@code refuse} (by default) or {@code clear}: what a row without labels means. */
    public static final String EMPTY_LABELS = "emptyLabels";

    /** Whether the job fails, after everything is sent, if the service refused any item; false by default. */
    public static final String FAIL_ON_REFUSED = "failOnRefused";

    /** A folder to which the driver appends the refused items as a table; without it their number is logged. */
    public static final String REFUSED_PATH = "refusedPath";

    /** {@code json} (by default) or {@code parquet}: the format of the refused items. */
    public static final String REFUSED_FORMAT = "refusedFormat";

    /** With how many refused items a task gives up, 1 to 1,000,000; 10,000 by default. */
    public static final String MAX_REFUSED = "maxRefused";

    /** How many partitions write, 1 to 10,000. */
    public static final String PARTITIONS = "partitions";

    /** How many partitions run at once, for {@link #REQUESTS_PER_SECOND}; all of them by default. */
    public static final String CONCURRENT_PARTITIONS = "concurrentPartitions";

    /** How many requests a second the whole job sends, 1 to 1000; without a limit by default. */
    public static final String REQUESTS_PER_SECOND = "requestsPerSecond";

    private LabelsOptions() {}
}
