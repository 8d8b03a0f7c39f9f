/** What all rooms of the client build on: the services' errors, documents, queries and times. Exported to nobody. */
@NullMarked
package io.github.clouddatasets.sync.internal;

import org.jspecify.annotations.NullMarked;
