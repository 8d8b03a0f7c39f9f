/**
 * The emulator, {@link io.github.clouddatasets.emulator.DatasetCloudEmulator}, with all methods that a user needs.
 *
 * <p>The emulator shares no code with the SDK's clients. The emulator reads requests and writes answers by the service
 * descriptions alone, so that a mistake on one side shows on the other.
 */
@NullMarked
package io.github.clouddatasets.emulator;

import org.jspecify.annotations.NullMarked;
