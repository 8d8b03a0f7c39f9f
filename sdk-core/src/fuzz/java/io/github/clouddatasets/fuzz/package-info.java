/** A small mutation fuzzer, compiled into the tests of every module that has readers of its own. */
@NullMarked
package io.github.clouddatasets.fuzz;

import org.jspecify.annotations.NullMarked;
