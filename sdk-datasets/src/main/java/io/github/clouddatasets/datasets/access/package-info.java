/** The way in: engines for ModelArts and its identity service, the login, the lookup of a project. Exported to nobody. */
@NullMarked
package io.github.clouddatasets.datasets.access;

import org.jspecify.annotations.NullMarked;
