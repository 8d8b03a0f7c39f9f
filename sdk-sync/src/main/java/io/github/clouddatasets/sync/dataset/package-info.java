/** Datasets of the platform and the categories that their entries are labelled with: {@link io.github.clouddatasets.sync.dataset.Datasets}. */
@NullMarked
package io.github.clouddatasets.sync.dataset;

import org.jspecify.annotations.NullMarked;
