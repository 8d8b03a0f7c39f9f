package io.github.clouddatasets.emulator.powerdrill;

import java.time.Instant;

/**
 * An address that contains its own permission.
 *
 * @param expiry the time from which the storage refuses the link
 */
record PresignedLink(String url, Instant expiry) {}
