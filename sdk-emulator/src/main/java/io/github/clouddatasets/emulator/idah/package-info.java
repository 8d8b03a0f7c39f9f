/** The emulated IDAH: exports and jobs, logins and API keys, and the proxy in front of both. */
@NullMarked
package io.github.clouddatasets.emulator.idah;

import org.jspecify.annotations.NullMarked;
