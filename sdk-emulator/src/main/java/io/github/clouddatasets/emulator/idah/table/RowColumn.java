package io.github.clouddatasets.emulator.idah.table;

import java.util.Set;

/**
 * A column of a kind of rows.
 *
 * @param filters the suffixes that filters of the column may have; plain equality works for each column
 * @param readOnly whether an update drops values of the column in silence
 */
public record RowColumn(String name, IdahColumnType type, Set<String> filters, boolean readOnly) {}
