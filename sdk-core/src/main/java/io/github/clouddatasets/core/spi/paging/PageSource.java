package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.Page;
import org.jspecify.annotations.Nullable;

/**
 * Reads the pages of one listing.
 *
 * @param <T> type of the elements
 */
@FunctionalInterface
public interface PageSource<T> {

    /**
     * Reads one page.
     *
     * @param position a page's position or next as this source made it; null for the first page
     * @return the page
     */
    Page<T> fetch(@Nullable String position);
}
