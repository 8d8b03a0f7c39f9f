package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.StoredContent;
import org.jspecify.annotations.Nullable;

/**
 * A whole file in the storage.
 *
 * @param content null if the emulator keeps no uploads
 * @param etag without quotes
 */
record PowerdrillObject(
        String key, long size, String etag, @Nullable StoredContent content) {}
