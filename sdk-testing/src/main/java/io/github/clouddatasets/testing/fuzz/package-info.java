/** A small mutation fuzzer for every module that has readers of its own. */
@NullMarked
package io.github.clouddatasets.testing.fuzz;

import org.jspecify.annotations.NullMarked;
