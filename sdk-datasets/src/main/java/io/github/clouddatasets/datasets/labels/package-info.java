/** Labels of a dataset and their attributes. Start with {@code DatasetClient.labels()}. */
@NullMarked
package io.github.clouddatasets.datasets.labels;

import org.jspecify.annotations.NullMarked;
