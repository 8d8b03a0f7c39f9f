/** What all rooms of the client build on. Exported to nobody. */
@NullMarked
package io.github.clouddatasets.datasets.internal;

import org.jspecify.annotations.NullMarked;
