package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file in a dataset.
 *
 * @param object null if the file is somewhere the emulator does not look
 * @param end when reading the file ends
 * @param damaged whether it ends badly
 */
record PowerdrillSource(
        String id,
        String datasetId,
        String name,
        String fileName,
        @Nullable PowerdrillObject object,
        Instant end,
        boolean damaged) {

    static final String SYNCHING = "synching";
    static final String SYNCHED = "synched";
    static final String INVALID = "invalid";
    static final Set<String> STATES = Set.of(SYNCHING, SYNCHED, INVALID);

    String state(Instant now) {
        if (now.isBefore(end)) {
            return SYNCHING;
        }
        return damaged ? INVALID : SYNCHED;
    }

    boolean isSynched(Instant now) {
        return state(now).equals(SYNCHED);
    }

    /** What can be read of it; null if the emulator does not have it. */
    @Nullable
    StoredContent content() {
        return object == null ? null : object.content();
    }

    ObjectNode json(PowerdrillDialect dialect, Instant now) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put(dialect.name("dataset_id"), datasetId)
                .put("name", name)
                .put("type", "FILE")
                .put("status", state(now));
        return switch (dialect) {
            case V1 -> json.put("fileName", fileName);
            case V2 -> json.put("size", object == null ? null : Long.valueOf(object.size()));
        };
    }
}
