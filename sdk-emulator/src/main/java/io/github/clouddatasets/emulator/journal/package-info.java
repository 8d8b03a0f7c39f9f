/** What the emulator has received and answered: the records of its journal. */
@NullMarked
package io.github.clouddatasets.emulator.journal;

import org.jspecify.annotations.NullMarked;
