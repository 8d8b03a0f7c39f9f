package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service's description of a dataset ({@code v2GetDatasetOverview}, {@code v1GetDatasetOverview}). The service may
 * fill summary, questions and keywords some seconds after the dataset is ready.
 *
 * @param id the dataset's id
 * @param name its name
 * @param description its description; null if it has none
 * @param summary what the service found in the data; null until the service has a summary
 * @param explorationQuestions questions that suit the data; each call may bring other questions
 * @param keywords subjects of the data
 */
@Decoded
public record DatasetOverview(
        String id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String summary,
        List<String> explorationQuestions,
        // The contract of version 2 has one text here, which is a list of one; its sample and all clients have a list.
        List<String> keywords) {

    /**
     * Makes sure that there is an id, and copies the lists.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param description see {@link #description()}
     * @param summary see {@link #summary()}
     * @param explorationQuestions see {@link #explorationQuestions()}
     * @param keywords see {@link #keywords()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public DatasetOverview {
        id = WireId.required("id", id);
        explorationQuestions = Immutable.list(explorationQuestions);
        keywords = Immutable.list(keywords);
    }
}
