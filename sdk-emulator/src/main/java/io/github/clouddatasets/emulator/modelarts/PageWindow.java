package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.emulator.store.HeldLimits;
import java.util.List;

/** The page of a list that a call asks for. */
record PageWindow(long start, int limit) {

    <T> List<T> of(List<T> all) {
        int from = (int) Math.min(start, all.size());
        return all.subList(from, (int) Math.min((long) from + limit, all.size()));
    }

    /** The rules by which lists are paged. */
    record Rules(OffsetUnit unit, HeldLimits limits) {

        /**
         * The page that a call asks for.
         *
         * @param limit the size of a page if the call names none
         * @param maximum the documented size of the largest page
         */
        PageWindow of(ModelArtsQuery query, int limit, int maximum) {
            int largest = limits.holds(ServiceLimit.MODELARTS_PAGES) ? maximum : Integer.MAX_VALUE;
            int size = query.integer("limit", 1, largest).orElse(limit);
            long offset = query.integer("offset", 0, Integer.MAX_VALUE).orElse(0);
            return switch (unit) {
                case PAGES -> new PageWindow(offset * size, size);
                case RECORDS -> new PageWindow(offset, size);
            };
        }
    }
}
