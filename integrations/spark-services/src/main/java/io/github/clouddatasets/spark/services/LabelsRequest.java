package io.github.clouddatasets.spark.services;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a job does with the labels of its rows.
 *
 * @param datasetId the dataset
 * @param batchSize how many samples a request changes
 * @param clearsEmpty whether a row without labels removes those of its sample
 * @param failsOnRefused whether refused items fail the job
 * @param refusedPath the folder of the refused items, or null
 * @param refusedFormat the format of the refused items
 * @param mostRefused with how many refused items a task gives up
 * @param partitions how many partitions write, or null
 * @param atOnce how many partitions run at once, or null for all
 */
record LabelsRequest(
        String datasetId,
        int batchSize,
        boolean clearsEmpty,
        boolean failsOnRefused,
        @Nullable String refusedPath,
        String refusedFormat,
        int mostRefused,
        @Nullable Integer partitions,
        @Nullable Integer atOnce)
        implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int LARGEST_BATCH = 1000;
    private static final int MOST_REFUSED = 1_000_000;
    private static final int MOST_PARTITIONS = 10_000;

    static LabelsRequest of(SourceOptions options, String datasetId) {
        return new LabelsRequest(
                datasetId,
                Objects.requireNonNullElse(options.number(LabelsOptions.BATCH_SIZE, 1, LARGEST_BATCH), 100),
                options.choice(LabelsOptions.EMPTY_LABELS, List.of("refuse", "clear"))
                        .equals("clear"),
                options.flag(LabelsOptions.FAIL_ON_REFUSED),
                options.text(LabelsOptions.REFUSED_PATH),
                options.choice(LabelsOptions.REFUSED_FORMAT, List.of("json", "parquet")),
                Objects.requireNonNullElse(options.number(LabelsOptions.MAX_REFUSED, 1, MOST_REFUSED), 10_000),
                options.number(LabelsOptions.PARTITIONS, 1, MOST_PARTITIONS),
                options.number(LabelsOptions.CONCURRENT_PARTITIONS, 1, MOST_PARTITIONS));
    }
}
