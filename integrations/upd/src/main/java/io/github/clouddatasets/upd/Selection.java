package io.github.clouddatasets.upd;

import java.util.List;

/**
 * Which rows of a table are read, and in which order.
 *
 * @param condition the WHERE clause with a space in front, or nothing
 * @param order the ORDER BY clause with a space in front, or nothing
 * @param values texts for the parameters of the condition
 */
record Selection(String condition, String order, List<String> values) {

    static final Selection ALL = new Selection("", "", List.of());

    /** Rows in the order in which they lie in the file. */
    static Selection whole(String order) {
        return new Selection("", order, List.of());
    }

    static Selection where(String condition, String order, String... values) {
        return new Selection(" WHERE " + condition, order, List.of(values));
    }
}
