/** Entries of datasets, their statistics and the notes on them: {@link io.github.clouddatasets.sync.entry.Entries}. */
@NullMarked
package io.github.clouddatasets.sync.entry;

import org.jspecify.annotations.NullMarked;
