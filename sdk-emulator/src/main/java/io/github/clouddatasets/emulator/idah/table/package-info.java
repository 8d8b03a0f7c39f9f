/** What the services of IDAH share: queries, tables, refusals and parameters as their web framework has them. */
@NullMarked
package io.github.clouddatasets.emulator.idah.table;

import org.jspecify.annotations.NullMarked;
