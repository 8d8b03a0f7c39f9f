/** Tests of both Spark jars, in the Spark version of the build's profile. */
@NullMarked
package io.github.clouddatasets.spark;

import org.jspecify.annotations.NullMarked;
