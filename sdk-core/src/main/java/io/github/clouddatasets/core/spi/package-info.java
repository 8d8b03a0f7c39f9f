/**
 * What the service modules build their clients from. Exported to them alone and free to change between any two releases:
 * no user code may depend on it.
 */
@NullMarked
package io.github.clouddatasets.core.spi;

import org.jspecify.annotations.NullMarked;
