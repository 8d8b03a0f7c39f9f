package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version of the API: its names, the place of the user's id, and its choice among the operations. The models are those
 * of version 2 in both (specs/powerdrill.md, sections 1 and 11).
 */
enum Dialect {
    V2,
    V1;

    /** Names that version 1 spells in another way; a name that is missing here is the same in both. */
    private static final Map<String, String> V1_NAMES = Map.ofEntries(
            Map.entry("user_id", "userId"),
            Map.entry("page_number", "pageNumber"),
            Map.entry("page_size", "pageSize"),
            Map.entry("file_object_key", "fileKey"),
            Map.entry("expires_in", "expireIn"),
            Map.entry("output_language", "languageType"),
            Map.entry("job_mode", "jobMode"),
            Map.entry("max_contextual_job_history", "maxMessagesInContext"),
            Map.entry("agent_id", "agentId"),
            Map.entry("session_id", "sessionId"),
            Map.entry("dataset_id", "datasetId"),
            Map.entry("datasource_ids", "datasourceIdList"));

    /** Operations of version 1 that have no user: version 1 takes the id in the query, but for these three sets. */
    private static final Set<String> V1_WITHOUT_USER = Set.of(
            "v1ListDatasets",
            "v1GetDatasetOverview",
            "v1GetDatasetStatus",
            "v1ListDataSources",
            "v1GetDataSource",
            "v1PresignDataSource");

    private static final Set<String> V1_USER_IN_BODY = Set.of("v1CreateDataset", "v1CreateSession");

    private static final Set<String> V1_USER_IN_QUERY_AND_BODY =
            Set.of("v1CreateDataSource", "v1CreateDataSourceWithoutDataset");

    /** The name of this version for a field or a parameter, given by its name in version 2. */
    String name(String v2) {
        return this == V2 ? v2 : V1_NAMES.getOrDefault(v2, v2);
    }

    /** The one of two values that is for this version. */
    <T> T pick(T v2, T v1) {
        return this == V2 ? v2 : v1;
    }

    /**
     * Makes sure that this is version 2.
     *
     * @throws IllegalStateException naming the method, and the feature that version 1 lacks
     */
    void requireV2(String method, String feature) {
        if (this == V1) {
            throw new IllegalStateException(
                    method + ": version 1 of the API has no " + feature + "; use the client itself, not its v1() view");
        }
    }

    /**
     * Makes sure that a value which only the other version knows is not set.
     *
     * @throws IllegalArgumentException naming the field
     */
    static void absent(String field, @Nullable Object value, String version) {
        if (value != null) {
            throw Check.refused(
                    field, "must not be set: version " + version + " of the API has no such field", value.toString());
        }
    }

    /**
     * A mode of jobs that this version knows: version 1 lacks the second spelling of analysis (specs/powerdrill.md,
     * section 9).
     *
     * @throws IllegalArgumentException naming the mode and what to send instead
     */
    @Nullable
    JobMode mode(@Nullable JobMode mode) {
        if (this == V1 && JobMode.DATA_ANALYSIS.equals(mode)) {
            throw Check.refused(
                    "jobMode", "must be AUTO or DATA_ANALYTICS in version 1 of the API", JobMode.DATA_ANALYSIS.value());
        }
        return mode;
    }

    /** Whether the query of the operation has the user's id. */
    boolean hasUserInQuery(Op<?> operation) {
        String id = operation.id();
        return this == V2
                ? id.startsWith("v2Get") || id.startsWith("v2List")
                : !V1_WITHOUT_USER.contains(id) && !V1_USER_IN_BODY.contains(id);
    }

    /** Whether the JSON body of the operation has the user's id. The one form of version 2 has it as a field of its own. */
    boolean hasUserInBody(Op<?> operation) {
        String id = operation.id();
        return this == V2
                ? !hasUserInQuery(operation) && !id.equals("v2UploadFile")
                : V1_USER_IN_BODY.contains(id) || V1_USER_IN_QUERY_AND_BODY.contains(id);
    }
}
