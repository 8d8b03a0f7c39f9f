/**
 * ModelArts data management: datasets, versions, exports. Start with
 * {@link io.github.clouddatasets.datasets.DatasetClient}.
 */
@NullMarked
package io.github.clouddatasets.datasets;

import org.jspecify.annotations.NullMarked;
