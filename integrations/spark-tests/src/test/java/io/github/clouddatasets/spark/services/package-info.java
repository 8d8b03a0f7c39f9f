/** Tests of the sources and sinks of the services, in the Spark version of the build's profile. */
@NullMarked
package io.github.clouddatasets.spark.services;

import org.jspecify.annotations.NullMarked;
