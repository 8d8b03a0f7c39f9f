/** Files, ids and the clock: the state that outlives one request; knows no service and no HTTP. */
@NullMarked
package io.github.clouddatasets.emulator.store;

import org.jspecify.annotations.NullMarked;
