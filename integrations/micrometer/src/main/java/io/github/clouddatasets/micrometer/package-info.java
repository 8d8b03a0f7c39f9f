/** Meters of the clients' calls, for a Micrometer registry. */
@NullMarked
package io.github.clouddatasets.micrometer;

import org.jspecify.annotations.NullMarked;
