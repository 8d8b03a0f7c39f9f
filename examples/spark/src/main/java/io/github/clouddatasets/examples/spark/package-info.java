/** What a user of Apache Spark copies from. */
@NullMarked
package io.github.clouddatasets.examples.spark;

import org.jspecify.annotations.NullMarked;
