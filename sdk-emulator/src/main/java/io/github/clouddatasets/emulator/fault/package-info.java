/** Faults on demand: what can happen to a request, and to the work that a request starts. */
@NullMarked
package io.github.clouddatasets.emulator.fault;

import org.jspecify.annotations.NullMarked;
