/**
 * Media of IDAH: the files that entries show, their variants, and the jobs that make these; and the modalities of an
 * installation. Start with {@code sync.media()} and {@code sync.modalities()}.
 */
@NullMarked
package io.github.clouddatasets.sync.media;

import org.jspecify.annotations.NullMarked;
