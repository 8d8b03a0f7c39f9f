package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.idah.table.Row;

/** The values that the database gives to columns without one. */
final class Defaults {

    private Defaults() {}

    static void set(Row row, String column, Object value) {
        if (row.cell(column) == null) {
            row.set(column, value);
        }
    }
}
