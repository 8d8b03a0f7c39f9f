/** The choices that a user of the emulator makes: accounts, stopped services, and the meaning of a list's offset. */
@NullMarked
package io.github.clouddatasets.emulator.option;

import org.jspecify.annotations.NullMarked;
