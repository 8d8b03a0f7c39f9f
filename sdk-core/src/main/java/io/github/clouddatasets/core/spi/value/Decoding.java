package io.github.clouddatasets.core.spi.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one document that have no record or list around them yet: a stack, so that none of these needs its own. */
final class Decoding {

    private static final int START = 32;

    @Nullable
    Object[] values = new @Nullable Object[START];

    int top;

    /** Makes room for the values of a record; gives the place of the first one. */
    int open(int count) {
        int at = top;
        top += count;
        if (top > values.length) {
            values = Arrays.copyOf(values, Math.max(top, values.length * 2));
        }
        return at;
    }

    /** Drops what was put there since. */
    void close(int at) {
        Arrays.fill(values, at, top, null);
        top = at;
    }

    void push(@Nullable Object value) {
        if (top == values.length) {
            values = Arrays.copyOf(values, top * 2);
        }
        values[top++] = value;
    }

    /** The values from {@code at} on as a list, which {@link List#copyOf} need not copy again unless there is null among them. */
    List<@Nullable Object> list(int at) {
        @Nullable Object[] all = values;
        int count = top - at;
        List<@Nullable Object> list;
        if (hasNull(at)) {
            list = Arrays.asList(Arrays.copyOfRange(all, at, top));
        } else {
            list = switch (count) {
                case 0 -> List.of();
                case 1 -> List.of(all[at]);
                case 2 -> List.of(all[at], all[at + 1]);
                case 3 -> List.of(all[at], all[at + 1], all[at + 2]);
                case 4 -> List.of(all[at], all[at + 1], all[at + 2], all[at + 3]);
                default -> List.of(Arrays.copyOfRange(all, at, top));
            };
        }
        close(at);
        return list;
    }

    private boolean hasNull(int at) {
        for (int i = at; i < top; i++) {
            if (values[i] == null) {
                return true;
            }
        }
        return false;
    }
}
