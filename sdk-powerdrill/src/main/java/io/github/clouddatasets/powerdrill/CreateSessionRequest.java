package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A new session ({@code v2CreateSession}, {@code v1CreateSession}). A null value is not sent.
 *
 * @param name name of the session, required, 1 to 128 characters; the service would cut longer ones
 * @param outputLanguage language of the answers; {@link OutputLanguage#AUTO} by default
 * @param jobMode how the service works on the jobs; {@link JobMode#AUTO} is sent unless set, since the documents
 *     contradict
 *     each other about the default of the service
 * @param maxContextualJobHistory how many of the last jobs the service remembers, 0 (none) to 10; 10 by
 *     default
 * @param agentId reserved by the service: do not set it
 */
public record CreateSessionRequest(
        @Nullable String name,
        @Nullable OutputLanguage outputLanguage,
        @Nullable JobMode jobMode,
        @Nullable Integer maxContextualJobHistory,
        @Nullable AgentId agentId) {

    /**
     * Checks the values.
     *
     * @param name see {@link #name()}
     * @param outputLanguage see {@link #outputLanguage()}
     * @param jobMode see {@link #jobMode()}
     * @param maxContextualJobHistory see {@link #maxContextualJobHistory()}
     * @param agentId see {@link #agentId()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public CreateSessionRequest {
        jobMode = jobMode == null ? JobMode.AUTO : jobMode;
        Check.required("name", name);
        Check.length("name", name, 1, 128);
        Check.range("maxContextualJobHistory", maxContextualJobHistory, 0, 10);
    }

    /**
     * A builder without values.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CreateSessionRequest_Builder();
    }

    /**
     * A builder with the values of this object.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_CreateSessionRequest_Builder(this);
    }

    /** Builds a {@link CreateSessionRequest}. */
    @AutoBuilder
    public interface Builder {

        /**
         * Sets {@link CreateSessionRequest#name()}.
         *
         * @param name name of the session, required, 1 to 128 characters; the service would cut longer ones
         * @return this builder
         */
        Builder name(@Nullable String name);

        /**
         * Sets {@link CreateSessionRequest#outputLanguage()}.
         *
         * @param outputLanguage language of the answers; {@link OutputLanguage#AUTO} by default
         * @return this builder
         */
        Builder outputLanguage(@Nullable OutputLanguage outputLanguage);

        /**
         * Sets {@link CreateSessionRequest#jobMode()}.
         *
         * @param jobMode how the service works on the jobs; {@link JobMode#AUTO} is sent unless set, since the
         *     documents contradict each other about the default of the service
         * @return this builder
         */
        Builder jobMode(@Nullable JobMode jobMode);

        /**
         * Sets {@link CreateSessionRequest#maxContextualJobHistory()}.
         *
         * @param maxContextualJobHistory how many of the last jobs the service remembers, 0 (none) to 10; 10 by default
         * @return this builder
         */
        Builder maxContextualJobHistory(@Nullable Integer maxContextualJobHistory);

        /**
         * Sets {@link CreateSessionRequest#agentId()}.
         *
         * @param agentId reserved by the service: do not set it
         * @return this builder
         */
        Builder agentId(@Nullable AgentId agentId);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
         */
        CreateSessionRequest build();
    }
}
