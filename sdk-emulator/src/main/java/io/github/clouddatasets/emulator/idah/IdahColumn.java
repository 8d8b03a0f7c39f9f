package io.github.clouddatasets.emulator.idah;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param filters the suffixes a filter on it may have; the empty one stands for equality
 */
record IdahColumn<R>(String name, IdahColumnType type, Set<String> filters, Cell<R> cell) {

    static final Set<String> EQUALS = Set.of("");
    static final Set<String> EQUALS_IN = Set.of("", "in");
    static final Set<String> EQUALS_RANGE = Set.of("", "gte", "lte");
    static final Set<String> NONE = Set.of();

    /** Reads the value of a row. */
    interface Cell<R> {

        @Nullable
        IdahValue of(R row);
    }
}
