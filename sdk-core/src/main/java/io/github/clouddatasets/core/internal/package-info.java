/** Threads: how work is cancelled, interrupted and paused. Exported to nobody. */
@NullMarked
package io.github.clouddatasets.core.internal;

import org.jspecify.annotations.NullMarked;
