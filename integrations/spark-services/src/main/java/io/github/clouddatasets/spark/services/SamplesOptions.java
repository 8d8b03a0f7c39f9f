package io.github.clouddatasets.spark.services;

/** The name of the samples source and of its own options, for programs in Java and Scala. */
public final class SamplesOptions {

    /** The format's name: {@code spark.read().format(SamplesOptions.FORMAT)}. */
    public static final String FORMAT = "modelarts-samples";

    /** The dataset's id; {@code load(id)} sets it, too. */
    public static final String DATASET_ID = "datasetId";

    /** A published version's id: only its samples, which never change. */
    public static final String VERSION_ID = "versionId";

    /** Only samples in this state, such as {@code __NONE__}; the service selects them. */
    public static final String SAMPLE_STATE = "sampleState";

    /** Only samples of this kind: 0 image, 1 text, 2 audio, 4 table, 6 video; the service selects them. */
    public static final String SAMPLE_TYPE = "sampleType";

    /** Only samples with this label; the service selects them. */
    public static final String LABEL_NAME = "labelName";

    /** How many samples a request asks for, 1 to 100; 100 by default. */
    public static final String PAGE_SIZE = "pageSize";

    /** How many partitions a job has, 1 to 10,000. */
    public static final String PARTITIONS = "partitions";

    /** How many partitions run at once, for {@link #REQUESTS_PER_SECOND}; all of them by default. */
    public static final String CONCURRENT_PARTITIONS = "concurrentPartitions";

    /** How many requests a second the whole job sends, 1 to 1000; without a limit by default. */
    public static final String REQUESTS_PER_SECOND = "requestsPerSecond";

    /** How many pages a task asks for ahead, side by side, 0 (by default) to 16; not with a rate. */
    public static final String PREFETCH = "prefetch";

    /** {@code fail} (by default) or {@code warn}: what happens if samples are added or deleted while the job runs. */
    public static final String ON_CHANGE = "onChange";

    private SamplesOptions() {}
}
