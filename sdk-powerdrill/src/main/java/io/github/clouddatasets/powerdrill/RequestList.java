package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list in a request. What came off the wire is lenient about nulls; a caller's list is not. */
final class RequestList {

    private RequestList() {}

    /**
     * An unmodifiable copy; empty for null.
     *
     * @throws IllegalArgumentException if the list holds null; the message names the place
     */
    static <T> List<T> copy(String field, @Nullable List<? extends @Nullable T> values) {
        if (values == null) {
            return List.of();
        }
        List<T> copy = new ArrayList<>(values.size());
        for (T value : values) {
            copy.add(Check.required(field + "[" + copy.size() + "]", value));
        }
        return Collections.unmodifiableList(copy);
    }
}
