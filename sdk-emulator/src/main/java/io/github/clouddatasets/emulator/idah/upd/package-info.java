/** The file of an export: a DuckDB database, written through plain {@code java.sql}; knows no service. */
@NullMarked
package io.github.clouddatasets.emulator.idah.upd;

import org.jspecify.annotations.NullMarked;
