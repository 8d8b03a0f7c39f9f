/** IDAH's service for projects, datasets, entries and annotations. */
@NullMarked
package io.github.clouddatasets.emulator.idah.dataset;

import org.jspecify.annotations.NullMarked;
