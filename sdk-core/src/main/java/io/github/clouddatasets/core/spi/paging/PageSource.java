package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.spi.value.Check;
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

    /**
     * Reads one page, and has those read that are likely to follow: here the next one, whose position the page tells.
     *
     * @param position a page's position or next as this source made it; null for the first page
     * @param ahead the requests of the walk
     * @return the page
     */
    default Page<T> fetch(@Nullable String position, PagesAhead ahead) {
        record Fetch<T>(PageSource<T> source, @Nullable String position) implements PagesAhead.Request<Page<T>> {
            @Override
            public Page<T> send() {
                return source.fetch(position);
            }
        }
        Page<T> page = ahead.read(new Fetch<>(this, position));
        String next = page.next();
        if (next != null) {
            ahead.expect(page.items().size(), 1, 1, i -> new Fetch<>(this, next));
        }
        return page;
    }

    /**
     * The position that begins with a record, whatever page has it. Sends nothing.
     *
     * @param record the record's number, from 0
     * @return the position
     * @throws IllegalArgumentException if the number is too large, or if only a page tells where the next one is
     */
    default String at(long record) {
        throw Check.refused(
                "record",
                "cannot be the start of this listing, which is joined from several requests; use the position of a page",
                Long.toString(record));
    }
}
