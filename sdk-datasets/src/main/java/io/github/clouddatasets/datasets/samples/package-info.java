/** Samples of a dataset: list, add, change, delete, search. Start with {@code DatasetClient.samples()}. */
@NullMarked
package io.github.clouddatasets.datasets.samples;

import org.jspecify.annotations.NullMarked;
