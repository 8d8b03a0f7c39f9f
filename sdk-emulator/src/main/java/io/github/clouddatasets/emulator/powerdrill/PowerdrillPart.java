package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * A part of an upload that has arrived.
 *
 * @param etag its MD5 in hexadecimal digits
 * @param file null if the emulator keeps no uploads
 */
record PowerdrillPart(long size, String etag, @Nullable StoredFile file) {}
