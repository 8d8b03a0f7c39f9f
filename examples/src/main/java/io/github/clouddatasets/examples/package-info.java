/** Small programs to copy from. */
@NullMarked
package io.github.clouddatasets.examples;

import org.jspecify.annotations.NullMarked;
