package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.Nullable;

/**
 * A conversation ({@code v2GetSession}, {@code v1GetSession}, and in the listings).
 *
 * @param id the session's id
 * @param name its name, up to 128 characters; {@code title} in v1
 * @param outputLanguage language of the answers; {@code languageType} in v1
 * @param jobMode how jobs are worked on
 * @param maxContextualJobHistory how many of the last jobs the service keeps in mind; {@code maxMessagesInContext} in
 *     v1
 * @param agentId reserved
 * @param userId the user it belongs to; v1 only
 */
public record Session(
        @Nullable String id,
        @Nullable String name,
        @Nullable OutputLanguage outputLanguage,
        @Nullable JobMode jobMode,
        @Nullable Integer maxContextualJobHistory,
        @Nullable AgentId agentId,
        @Nullable String userId) {}
