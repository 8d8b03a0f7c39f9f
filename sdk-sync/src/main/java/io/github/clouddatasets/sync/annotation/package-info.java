/**
 * Annotations of entries: read, written one by one and in batches, and followed as they change. Start with {@link
 * io.github.clouddatasets.sync.annotation.Annotations}.
 */
@NullMarked
package io.github.clouddatasets.sync.annotation;

import org.jspecify.annotations.NullMarked;
