/** The emulated Powerdrill Team API in both versions, with the object storage behind its presigned links. */
@NullMarked
package io.github.clouddatasets.emulator.powerdrill;

import org.jspecify.annotations.NullMarked;
