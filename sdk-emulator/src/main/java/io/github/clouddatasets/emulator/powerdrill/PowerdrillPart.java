package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * A part of an upload.
 *
 * @param etag the MD5 of the part in hexadecimal digits
 * @param file the stored part; null if the emulator discards uploads
 */
record PowerdrillPart(long size, String etag, @Nullable StoredFile file) {}
