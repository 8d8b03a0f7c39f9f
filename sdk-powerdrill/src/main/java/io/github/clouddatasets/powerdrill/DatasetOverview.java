package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service makes of a dataset ({@code v2GetDatasetOverview}, {@code v1GetDatasetOverview}). Summary, questions
 * and keywords may still be missing for some seconds after the dataset is ready.
 *
 * @param id the dataset's id
 * @param name its name
 * @param description what it is about; null if it has none
 * @param summary what the service found in it; null if not told
 * @param explorationQuestions questions that suit the data; every call may bring others
 * @param keywords what the data is about
 */
public record DatasetOverview(
        @Nullable String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String summary,
        List<String> explorationQuestions,
        // The contract of v2 says one text, its sample and all clients say a list.
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> keywords) {

    /** Copies the lists. */
    public DatasetOverview {
        explorationQuestions = Immutable.list(explorationQuestions);
        keywords = Immutable.list(keywords);
    }
}
