/** The Powerdrill Team API. Start with {@link io.github.clouddatasets.powerdrill.PowerdrillClient}. */
@NullMarked
package io.github.clouddatasets.powerdrill;

import org.jspecify.annotations.NullMarked;
