package io.github.clouddatasets.core.spi.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The id that a service gives a resource. An answer without one is unreadable; an entry of a list without one is left out. A
 * record says so in its compact constructor: {@code datasetId = WireId.required("dataset_id", datasetId)}.
 */
public final class WireId {

    private WireId() {}

    /**
     * The id.
     *
     * @param field the name of the id on the wire
     * @param id the id as the service sent it
     * @return the id
     * @throws Missing if it is null or blank
     */
    public static String required(String field, @Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new Missing(field);
        }
        return id;
    }

    /**
     * Turns a list as the wire has it into one of models with an id. An entry without one is left out, with a WARN line.
     *
     * @param entries the list off the wire
     * @param model makes the model of one entry, or throws {@link Missing}
     * @param <W> type on the wire
     * @param <T> type of the model
     * @return an unmodifiable list
     */
    public static <W, T> List<T> entries(List<? extends W> entries, Function<? super W, ? extends T> model) {
        List<T> models = new ArrayList<>(entries.size());
        for (W entry : entries) {
            try {
                models.add(model.apply(entry));
            } catch (Missing missing) {
                Absence.ofEntry(missing);
            }
        }
        return Collections.unmodifiableList(models);
    }

    /** A resource without an id. The JSON reader takes it as an absent one, wherever one may be absent. */
    public static final class Missing extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String field;

        Missing(String field) {
            super(field + " is required: the service gives every one of these an id");
            this.field = field;
        }

        /** The name of the id on the wire. */
        String field() {
            return field;
        }
    }
}
