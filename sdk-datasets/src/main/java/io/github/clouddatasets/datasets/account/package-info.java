/** Who calls, where, and for which project: accounts from the environment and from {@code clouds.yaml}. */
@NullMarked
package io.github.clouddatasets.datasets.account;

import org.jspecify.annotations.NullMarked;
