/** The emulator as a program: its options, its start and stop, its console page. */
@NullMarked
package io.github.clouddatasets.emulator.standalone;

import org.jspecify.annotations.NullMarked;
