package io.github.clouddatasets.emulator.idah.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param filters the possible suffixes of a filter; the empty suffix means equality
 */
public record IdahColumn<R>(String name, IdahColumnType type, Set<String> filters, Cell<R> cell) {

    public static final Set<String> EQUALS = Set.of("");
    public static final Set<String> EQUALS_IN = Set.of("", "in");
    public static final Set<String> EQUALS_RANGE = Set.of("", "gte", "lte");
    public static final Set<String> NONE = Set.of();

    /** Reads the value of a row. */
    public interface Cell<R> {

        @Nullable
        IdahValue of(R row);
    }
}
