/** What several rooms share: kinds of datasets, data sources, results of batches. */
@NullMarked
package io.github.clouddatasets.datasets.common;

import org.jspecify.annotations.NullMarked;
