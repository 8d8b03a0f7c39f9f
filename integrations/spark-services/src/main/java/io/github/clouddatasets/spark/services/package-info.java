/** Samples, labels and exports of the dataset services as data sources and sinks of Apache Spark. */
@NullMarked
package io.github.clouddatasets.spark.services;

import org.jspecify.annotations.NullMarked;
