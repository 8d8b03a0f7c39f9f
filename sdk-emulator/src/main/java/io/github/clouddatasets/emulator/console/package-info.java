/** The pages for people at the root of a shared port: the console, and the health of the server. */
@NullMarked
package io.github.clouddatasets.emulator.console;

import org.jspecify.annotations.NullMarked;
