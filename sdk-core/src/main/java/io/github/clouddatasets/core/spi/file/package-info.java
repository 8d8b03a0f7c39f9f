/** Files on their way in and out, and the names they may have. */
@NullMarked
package io.github.clouddatasets.core.spi.file;

import org.jspecify.annotations.NullMarked;
