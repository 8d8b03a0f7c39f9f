/** Manifests read by Spark, measured. */
@NullMarked
package io.github.clouddatasets.benchmarks.spark;

import org.jspecify.annotations.NullMarked;
