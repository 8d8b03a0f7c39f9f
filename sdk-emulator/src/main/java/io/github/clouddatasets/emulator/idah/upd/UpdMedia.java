package io.github.clouddatasets.emulator.idah.upd;

import io.github.clouddatasets.emulator.store.StoredContent;
import org.jspecify.annotations.Nullable;

/**
 * A file of an entry.
 *
 * @param key the variant; empty for the file itself
 */
public record UpdMedia(
        String resource, String key, @Nullable String mimeType, StoredContent content) {}
