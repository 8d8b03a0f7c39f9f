/** The setting service of IDAH: the modalities of the installation. */
@NullMarked
package io.github.clouddatasets.emulator.idah.setting;

import org.jspecify.annotations.NullMarked;
