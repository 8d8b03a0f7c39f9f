/** The emulated dataset operations of ModelArts. */
@NullMarked
package io.github.clouddatasets.emulator.modelarts;

import org.jspecify.annotations.NullMarked;
