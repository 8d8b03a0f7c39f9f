package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.samples.HardReasonId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of the labels and samples of a dataset ({@code listStats}, schema {@code ListStatsResponse}). The service
 * leaves fields out freely: a missing field is {@code null}, a missing list or map is empty.
 *
 * @param labelStats labels with how often they occur
 * @param groupedLabelStats kind of label to labels with how often they occur
 * @param sampleStats state to number of samples, for example {@code all}, {@code total}, {@code deleted},
 *     {@code un_annotation}, {@code manual_annotation}, {@code auto_annotation}, {@code lefted}
 * @param keySampleStats state to number of hard examples: {@code total}, {@code non_key_sample}, {@code key_sample}
 * @param hardDetailStats number of a reason ({@link HardReasonId}) to how often hard examples have it
 * @param metadataStats attribute to statistics of its values, as the service sends them
 * @param dataSplittingEnabled whether the labels allow a split into training and validation samples
 * @param dataPath where the data of the dataset is
 */
@Decoded
public record DatasetStats(
        List<LabelStats> labelStats,
        Map<String, List<LabelStats>> groupedLabelStats,
        Map<String, Integer> sampleStats,
        Map<String, Integer> keySampleStats,
        Map<String, HardCount> hardDetailStats,
        Map<String, Map<String, @Nullable Object>> metadataStats,
        @JsonProperty("data_spliting_enable") @Nullable Boolean dataSplittingEnabled,
        @Nullable String dataPath) {

    /** Copies lists and maps. {@inheritDoc} */
    public DatasetStats {
        labelStats = Immutable.list(labelStats);
        groupedLabelStats = Immutable.lists(groupedLabelStats);
        sampleStats = Immutable.map(sampleStats);
        keySampleStats = Immutable.map(keySampleStats);
        hardDetailStats = Immutable.map(hardDetailStats);
        metadataStats = Immutable.json(metadataStats);
    }
}
