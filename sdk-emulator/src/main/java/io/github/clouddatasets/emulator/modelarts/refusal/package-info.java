/** The refusals of ModelArts that faults answer on demand: the service's whole table of error codes. */
@NullMarked
package io.github.clouddatasets.emulator.modelarts.refusal;

import org.jspecify.annotations.NullMarked;
