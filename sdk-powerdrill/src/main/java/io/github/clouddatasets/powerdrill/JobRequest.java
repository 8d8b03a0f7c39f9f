package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question, with a dataset or without ({@code v2CreateJob}, {@code v1CreateJob}). A null value is not sent.
 *
 * @param sessionId the session, required; the service remembers the previous jobs of a session
 * @param question the question, required, 1 to 6000 characters
 * @param datasetId the dataset of the question; null for none
 * @param datasourceIds only these data sources of the dataset, up to 1000; empty for all that are synched. Needs a
 *     {@code datasetId}
 * @param outputLanguage language of the answer; null for the language of the session
 * @param jobMode how the service works on the job; null for the mode of the session
 * @param userPrompt replaces the service's own instructions; version 2 only
 * @param withCitation whether the answer names its sources; true is the service's default; version 2 only
 * @param temperature how freely the service words the answer, 0 to 1; 0 is the service's default; version 1 only
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

    /**
     * Checks the values.
     *
     * @param sessionId see {@link #sessionId()}
     * @param question see {@link #question()}
     * @param datasetId see {@link #datasetId()}
     * @param datasourceIds see {@link #datasourceIds()}
     * @param outputLanguage see {@link #outputLanguage()}
     * @param jobMode see {@link #jobMode()}
     * @param userPrompt see {@link #userPrompt()}
     * @param withCitation see {@link #withCitation()}
     * @param temperature see {@link #temperature()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule
     */
    public JobRequest(
            @Nullable String sessionId,
            @Nullable String question,
            @Nullable String datasetId,
            @Nullable List<String> datasourceIds,
            @Nullable OutputLanguage outputLanguage,
            @Nullable JobMode jobMode,
            @Nullable String userPrompt,
            @Nullable Boolean withCitation,
            @Nullable Double temperature) {
        this.sessionId = Check.required("sessionId", sessionId);
        this.question = Check.required("question", question);
        Check.length("question", question, 1, LONGEST_QUESTION);
        this.datasetId = datasetId;
        this.datasourceIds = RequestList.copy("datasourceIds", datasourceIds);
        if (this.datasourceIds.size() > MOST_SOURCES) {
            throw new IllegalArgumentException(
                    "datasourceIds must be at most " + MOST_SOURCES + ": " + this.datasourceIds.size());
        }
        if (!this.datasourceIds.isEmpty() && datasetId == null) {
            throw new IllegalArgumentException("datasourceIds need a datasetId: without one the service ignores them");
        }
        this.outputLanguage = outputLanguage;
        this.jobMode = jobMode;
        this.userPrompt = userPrompt;
        this.withCitation = withCitation;
        if (temperature != null && !(temperature >= 0 && temperature <= 1)) {
            throw new IllegalArgumentException("temperature must be between 0 and 1: " + temperature);
        }
        this.temperature = temperature;
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_JobRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_JobRequest_Builder(this);
    }

    /** Builds a {@link JobRequest}: needs a session and a question. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link JobRequest#sessionId()}.
         *
         * @param sessionId the session
         * @return this builder
         */
        Builder sessionId(@Nullable String sessionId);

        /**
         * Sets {@link JobRequest#question()}.
         *
         * @param question the question, 1 to 6000 characters
         * @return this builder
         */
        Builder question(@Nullable String question);

        /**
         * Sets {@link JobRequest#datasetId()}.
         *
         * @param datasetId the dataset of the question
         * @return this builder
         */
        Builder datasetId(@Nullable String datasetId);

        /**
         * Sets {@link JobRequest#datasourceIds()}.
         *
         * @param datasourceIds only these data sources of the dataset, up to 1000; all by default
         * @return this builder
         */
        Builder datasourceIds(@Nullable List<String> datasourceIds);

        /**
         * Sets {@link JobRequest#datasourceIds()}.
         *
         * @param ids only these data sources of the dataset, up to 1000
         * @return this builder
         * @throws IllegalArgumentException if the array is null
         */
        default Builder datasources(String... ids) {
            return datasourceIds(Arrays.asList(Check.required("ids", ids)));
        }

        /**
         * Sets {@link JobRequest#outputLanguage()}.
         *
         * @param outputLanguage language of the answer; the language of the session by default
         * @return this builder
         */
        Builder outputLanguage(@Nullable OutputLanguage outputLanguage);

        /**
         * Sets {@link JobRequest#jobMode()}.
         *
         * @param jobMode how the service works on the job; the mode of the session by default
         * @return this builder
         */
        Builder jobMode(@Nullable JobMode jobMode);

        /**
         * Sets {@link JobRequest#userPrompt()}.
         *
         * @param userPrompt replaces the service's own instructions; version 2 only
         * @return this builder
         */
        Builder userPrompt(@Nullable String userPrompt);

        /**
         * Sets {@link JobRequest#withCitation()}.
         *
         * @param withCitation whether the answer names its sources; true by default; version 2 only
         * @return this builder
         */
        Builder withCitation(@Nullable Boolean withCitation);

        /**
         * Sets {@link JobRequest#temperature()}.
         *
         * @param temperature how freely the service words the answer, 0 to 1; 0 by default; version 1 only
         * @return this builder
         */
        Builder temperature(@Nullable Double temperature);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        JobRequest build();
    }
}
