package io.github.clouddatasets.emulator.store;

import org.jspecify.annotations.Nullable;

/**
 * A change of one text in the store.
 *
 * @param text the new text, or null for the removal of the key
 */
public record StateChange(String key, @Nullable String text) {}
