/** What every client of the SDK shares: credentials, call options, pages, pollers and errors. */
@NullMarked
package io.github.clouddatasets.core;

import org.jspecify.annotations.NullMarked;
