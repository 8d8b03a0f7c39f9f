/** Who calls the services of IDAH: accounts, tokens and rights. */
@NullMarked
package io.github.clouddatasets.emulator.idah.caller;

import org.jspecify.annotations.NullMarked;
