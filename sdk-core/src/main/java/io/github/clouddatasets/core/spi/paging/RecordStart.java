package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.List;

/** A position that is the number of a record: {@code @250}. Its page is found when it is read. */
public final class RecordStart {

    /** What such a position begins with. */
    public static final String MARK = "@";

    private RecordStart() {}

    /**
     * The position of a record.
     *
     * @param record the record's number, from 0
     * @return the position
     */
    public static String text(long record) {
        return MARK + record;
    }

    /**
     * The record's number.
     *
     * @param position a position that begins with {@link #MARK}
     * @return the number
     * @throws IllegalArgumentException if there is none, or a negative one
     */
    public static long parse(String position) {
        try {
            long record = Long.parseLong(position.substring(MARK.length()));
            if (record >= 0) {
                return record;
            }
        } catch (NumberFormatException e) {
            // refused below, like a negative number
        }
        throw Check.refused("position", "is not a position of this listing", position);
    }

    /**
     * The rest of the page that has a record.
     *
     * @param whole the page
     * @param record the record's number
     * @param before how many records of the page are before it
     * @param <T> type of the elements
     * @return the page from the record on; it has the record's position
     */
    public static <T> Page<T> of(Page<T> whole, long record, int before) {
        List<T> items = whole.items();
        return new Page<>(
                items.subList(Math.min(before, items.size()), items.size()), text(record), whole.next(), whole.total());
    }
}
