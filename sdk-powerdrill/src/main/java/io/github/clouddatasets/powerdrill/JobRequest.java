package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a dataset ({@code v2CreateJob}, {@code v1CreateJob}). What is null is not sent.
 *
 * @param sessionId the session to ask in, required; jobs of one session know what was said before
 * @param question the question, required, 1 to 6000 characters
 * @param datasetId the dataset to ask about; null for a question about none
 * @param datasourceIds only these data sources of the dataset, up to 1000; empty for all that are synched. Needs a
 *     {@code datasetId}
 * @param outputLanguage language of the answer; null: that of the session
 * @param jobMode how to work; null: that of the session
 * @param userPrompt replaces the service's own instructions; version 2 only
 * @param withCitation whether the answer names its sources; the service takes true by default; version 2 only
 * @param temperature how freely the answer is worded, 0 to 1; the service takes 0 by default; version 1 only
 */
public record JobRequest(
        @Nullable String sessionId,
        @Nullable String question,
        @Nullable String datasetId,
        List<String> datasourceIds,
        @Nullable OutputLanguage outputLanguage,
        @Nullable JobMode jobMode,
        @Nullable String userPrompt,
        @Nullable Boolean withCitation,
        @Nullable Double temperature) {

    private static final int LONGEST_QUESTION = 6000;
    private static final int MOST_SOURCES = 1000;

    /** Checks the values. */
    public JobRequest {
        Check.required("sessionId", sessionId);
        Check.required("question", question);
        Check.length("question", question, 1, LONGEST_QUESTION);
        datasourceIds = Immutable.list(datasourceIds);
        if (datasourceIds.size() > MOST_SOURCES) {
            throw new IllegalArgumentException(
                    "datasourceIds must be at most " + MOST_SOURCES + ": " + datasourceIds.size());
        }
        if (!datasourceIds.isEmpty() && datasetId == null) {
            throw new IllegalArgumentException("datasourceIds need a datasetId: without one the service ignores them");
        }
        if (temperature != null && !(temperature >= 0 && temperature <= 1)) {
            throw new IllegalArgumentException("temperature must be between 0 and 1: " + temperature);
        }
    }

    /**
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_JobRequest_Builder().datasourceIds(List.of());
    }

    /** Builds a {@link JobRequest}: needs a session and a question. */
    @AutoBuilder(ofClass = JobRequest.class)
    public interface Builder {

        /** The session to ask in. */
        Builder sessionId(@Nullable String sessionId);

        /** The question, 1 to 6000 characters. */
        Builder question(@Nullable String question);

        /** The dataset to ask about. */
        Builder datasetId(@Nullable String datasetId);

        /** Only these data sources of the dataset, up to 1000; all by default. */
        Builder datasourceIds(List<String> datasourceIds);

        /** Language of the answer; that of the session by default. */
        Builder outputLanguage(@Nullable OutputLanguage outputLanguage);

        /** How to work; as the session says by default. */
        Builder jobMode(@Nullable JobMode jobMode);

        /** Replaces the service's own instructions; version 2 only. */
        Builder userPrompt(@Nullable String userPrompt);

        /** Whether the answer names its sources; true by default; version 2 only. */
        Builder withCitation(@Nullable Boolean withCitation);

        /** How freely the answer is worded, 0 to 1; 0 by default; version 1 only. */
        Builder temperature(@Nullable Double temperature);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a value is missing or breaks its rule
         */
        JobRequest build();
    }
}
