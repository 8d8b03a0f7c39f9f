/** The layer in front of all services of an account: it writes the journal and plays the faults. */
@NullMarked
package io.github.clouddatasets.emulator.front;

import org.jspecify.annotations.NullMarked;
