package io.github.clouddatasets.core.spi.value;

import org.jspecify.annotations.Nullable;

/**
 * The id that a service gives a thing. An answer without one is unreadable; an entry of a list without one is left out. A
 * record says so in its compact constructor: {@code datasetId = WireId.required("dataset_id", datasetId)}.
 */
public final class WireId {

    private WireId() {}

    /**
     * The id.
     *
     * @param field its name on the wire
     * @param id what came
     * @throws Missing if it is null or blank
     */
    public static String required(String field, @Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new Missing(field);
        }
        return id;
    }

    /** A thing without an id. The JSON reader takes it as an absent one, wherever one may be absent. */
    public static final class Missing extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        Missing(String field) {
            super(field + " is required: the service gives every one of these an id");
        }
    }
}
