package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation ({@code v2GetSession}, {@code v1GetSession}, and in the listings).
 *
 * @param id the session's id
 * @param name its name, up to 128 characters; version 1 calls it {@code title}
 * @param outputLanguage language of the answers; version 1 calls it {@code languageType}
 * @param jobMode how the service works on the jobs
 * @param maxContextualJobHistory how many of the last jobs the service remembers; version 1 calls it {@code
 *     maxMessagesInContext}
 * @param agentId reserved by the service
 * @param userId the user who owns the session; version 1 only, else null
 */
@Decoded
public record Session(
        String id,
        @JsonAlias("title") @Nullable String name,
        @JsonAlias("languageType") @Nullable OutputLanguage outputLanguage,
        @Nullable JobMode jobMode,
        @JsonAlias("maxMessagesInContext") @Nullable Integer maxContextualJobHistory,
        @Nullable AgentId agentId,
        @Nullable String userId) {

    /**
     * Makes sure that there is an id.
     *
     * @param id see {@link #id()}
     * @param name see {@link #name()}
     * @param outputLanguage see {@link #outputLanguage()}
     * @param jobMode see {@link #jobMode()}
     * @param maxContextualJobHistory see {@link #maxContextualJobHistory()}
     * @param agentId see {@link #agentId()}
     * @param userId see {@link #userId()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public Session {
        id = WireId.required("id", id);
    }
}
