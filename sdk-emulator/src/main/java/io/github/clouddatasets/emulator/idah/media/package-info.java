/** The media service of IDAH: files of entries, uploads, and the jobs that make the variants of a file. */
@NullMarked
package io.github.clouddatasets.emulator.idah.media;

import org.jspecify.annotations.NullMarked;
