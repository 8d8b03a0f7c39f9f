package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.StoredContent;
import org.jspecify.annotations.Nullable;

/**
 * A complete file in the storage.
 *
 * @param content the content; null if the emulator discards uploads
 * @param etag the ETag without quotes
 */
record PowerdrillObject(
        String key, long size, String etag, @Nullable StoredContent content) {}
