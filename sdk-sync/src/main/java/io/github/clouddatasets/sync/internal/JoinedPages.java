package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.paging.PagesAhead;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages of several queries, one query after the other. A position is {@code query.page}, both from 1.
 *
 * @param queries the pages of each query
 * @param pageSize how many rows a page has at the most
 * @param <T> type of the elements
 */
record JoinedPages<T>(List<NumberedPages<T>> queries, int pageSize) implements PageSource<T> {

    @Override
    public Page<T> fetch(@Nullable String position) {
        return fetch(position, PagesAhead.NONE);
    }

    @Override
    public Page<T> fetch(@Nullable String position, PagesAhead ahead) {
        int query = 1;
        String within = null;
        if (position != null) {
            int dot = position.indexOf('.');
            query = dot < 1 || dot > 6 || !position.substring(0, dot).matches("[1-9][0-9]*")
                    ? queries.size() + 1
                    : Integer.parseInt(position.substring(0, dot));
            if (query > queries.size()) {
                throw Check.refused("position", "is not a position of this listing", position);
            }
            within = position.substring(dot + 1);
        }
        Page<T> page = queries.get(query - 1).fetch(within, ahead);
        String next = null;
        if (page.next() != null) {
            next = query + "." + page.next();
        } else if (query < queries.size()) {
            next = (query + 1) + ".1";
            int after = query;
            long rest = (long) (queries.size() - query) * pageSize; // each has a page, full or not
            ahead.expect(
                    page.items().size(),
                    pageSize,
                    rest,
                    i -> queries.get(after + i).request(1));
        }
        return new Page<>(page.items(), query + "." + page.position(), next, null);
    }
}
