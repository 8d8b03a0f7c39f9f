/** Values and their rules: checks, immutable copies, JSON, addresses. Knows nothing of calls. */
@NullMarked
package io.github.clouddatasets.core.spi.value;

import org.jspecify.annotations.NullMarked;
