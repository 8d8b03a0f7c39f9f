/** Listings, page by page. */
@NullMarked
package io.github.clouddatasets.core.spi.paging;

import org.jspecify.annotations.NullMarked;
