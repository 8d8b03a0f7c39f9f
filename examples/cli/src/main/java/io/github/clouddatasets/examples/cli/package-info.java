/** The command line {@code ./cds}: one class a command, on the SDK's public API. */
@NullMarked
package io.github.clouddatasets.examples.cli;

import org.jspecify.annotations.NullMarked;
