/** Tests on a standalone cluster of Spark: processes of their own, which can be killed. */
@NullMarked
package io.github.clouddatasets.spark.cluster;

import org.jspecify.annotations.NullMarked;
