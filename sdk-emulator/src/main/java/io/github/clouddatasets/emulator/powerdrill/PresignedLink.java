package io.github.clouddatasets.emulator.powerdrill;

import java.time.Instant;

/**
 * An address that carries its own permission.
 *
 * @param expiry the first moment at which it is refused
 */
record PresignedLink(String url, Instant expiry) {}
