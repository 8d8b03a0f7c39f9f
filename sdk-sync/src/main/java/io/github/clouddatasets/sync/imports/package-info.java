/** Imports of images and labels from elsewhere, which can be run again after a crash: {@link Imports}. */
@NullMarked
package io.github.clouddatasets.sync.imports;

import org.jspecify.annotations.NullMarked;
