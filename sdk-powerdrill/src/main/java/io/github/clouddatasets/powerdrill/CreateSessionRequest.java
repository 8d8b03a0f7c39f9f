package io.github.clouddatasets.powerdrill;

import com.google.auto.value.AutoBuilder;
import io.github.clouddatasets.core.spi.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * What session to create ({@code v2CreateSession}, {@code v1CreateSession}). What is null is not sent.
 *
 * @param name name of the session, required, 1 to 128 characters; the service would cut longer ones
 * @param outputLanguage language of the answers; {@link OutputLanguage#AUTO} by default
 * @param jobMode how jobs are worked on; {@link JobMode#AUTO} is sent unless set, since the documents contradict
 *     each other about the default of the service
 * @param maxContextualJobHistory how many of the last jobs the service keeps in mind, 0 (none) to 10; 10 by
 *     default
 * @param agentId reserved; leave it
 */
public record CreateSessionRequest(
        @Nullable String name,
        @Nullable OutputLanguage outputLanguage,
        @Nullable JobMode jobMode,
        @Nullable Integer maxContextualJobHistory,
        @Nullable AgentId agentId) {

    /** Checks the values. */
    public CreateSessionRequest {
        jobMode = jobMode == null ? JobMode.AUTO : jobMode;
        Check.required("name", name);
        Check.length("name", name, 1, 128);
        Check.range("maxContextualJobHistory", maxContextualJobHistory, 0, 10);
    }

    /**
     * A builder with nothing set.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_CreateSessionRequest_Builder();
    }

    /**
     * A builder with everything set as here.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new AutoBuilder_CreateSessionRequest_Builder(this);
    }

    /** Builds a {@link CreateSessionRequest}. */
    @AutoBuilder(ofClass = CreateSessionRequest.class)
    public interface Builder {

        /** Name of the session, required, 1 to 128 characters; the service would cut longer ones. */
        Builder name(@Nullable String name);

        /** Language of the answers; {@link OutputLanguage#AUTO} by default. */
        Builder outputLanguage(@Nullable OutputLanguage outputLanguage);

        /**
         * How jobs are worked on; {@link JobMode#AUTO} is sent unless set, since the documents contradict each other
         * about the default of the service.
         */
        Builder jobMode(@Nullable JobMode jobMode);

        /** How many of the last jobs the service keeps in mind, 0 (none) to 10; 10 by default. */
        Builder maxContextualJobHistory(@Nullable Integer maxContextualJobHistory);

        /** Reserved; leave it. */
        Builder agentId(@Nullable AgentId agentId);

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a value breaks its rule
         */
        CreateSessionRequest build();
    }
}
