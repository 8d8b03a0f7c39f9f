/** ModelArts manifests as a data source of Apache Spark. */
@NullMarked
package io.github.clouddatasets.spark;

import org.jspecify.annotations.NullMarked;
