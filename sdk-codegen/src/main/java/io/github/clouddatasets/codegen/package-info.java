/** Runs in the build of the clients: writes how their records are read. */
@NullMarked
package io.github.clouddatasets.codegen;

import org.jspecify.annotations.NullMarked;
