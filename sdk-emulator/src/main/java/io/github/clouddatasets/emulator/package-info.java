/**
 * The emulator. {@link io.github.clouddatasets.emulator.DatasetCloudEmulator} is its whole public surface.
 *
 * <p>Nothing here is shared with the SDK's clients: requests are read and answers written from the service
 * descriptions alone, so that a mistake on one side shows on the other.
 */
@NullMarked
package io.github.clouddatasets.emulator;

import org.jspecify.annotations.NullMarked;
