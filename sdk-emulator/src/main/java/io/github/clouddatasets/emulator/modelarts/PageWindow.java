package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.option.OffsetUnit;
import java.util.List;

/** The page of a list that a call asks for. */
record PageWindow(long start, int limit) {

    static PageWindow of(ModelArtsQuery query, OffsetUnit mode, int limit, int maximum) {
        int size = query.integer("limit", 1, maximum).orElse(limit);
        long offset = query.integer("offset", 0, Integer.MAX_VALUE).orElse(0);
        return switch (mode) {
            case PAGES -> new PageWindow(offset * size, size);
            case RECORDS -> new PageWindow(offset, size);
        };
    }

    <T> List<T> of(List<T> all) {
        int from = (int) Math.min(start, all.size());
        return all.subList(from, Math.min(from + limit, all.size()));
    }
}
