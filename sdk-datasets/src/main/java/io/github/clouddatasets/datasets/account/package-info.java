/** Who calls, where, and for which project: what the environment and {@code clouds.yaml} say, the login at IAM, the regions. */
@NullMarked
package io.github.clouddatasets.datasets.account;

import org.jspecify.annotations.NullMarked;
