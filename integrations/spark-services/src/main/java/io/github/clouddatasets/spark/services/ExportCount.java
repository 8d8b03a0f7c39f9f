package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.ExportField;
import io.github.clouddatasets.sync.ExportQuery;
import io.github.clouddatasets.sync.Exports;

/**
 * Counts the exports of a listing with few requests of one row each, though the service counts no more than 1000 rows ahead of
 * where it is asked: the distance doubles until the end is passed, and is halved until it is met.
 */
final class ExportCount {

    private static final long AHEAD = 1000;

    private final Exports exports;
    private final ExportQuery query;

    ExportCount(Exports exports, ExportsRequest request) {
        this.exports = exports;
        this.query = request.query()
                .fields(ExportField.PROJECT_ID)
                .pageSize(1)
                .count()
                .build();
    }

    long total() {
        Total first = countFrom(0);
        if (first.exact()) {
            return first.count();
        }
        long reached = 0; // so many rows, and 1000 more, are there
        long passed = Long.MAX_VALUE; // so many rows are not
        long step = AHEAD;
        while (true) {
            long offset = passed == Long.MAX_VALUE
                    ? reached + step
                    : Math.max(reached + AHEAD, reached + (passed - reached) / 2);
            Total here = countFrom(offset);
            if (here.exact()) {
                return here.count();
            }
            if (here.count() > offset) {
                reached = offset;
                step *= 2;
            } else if (offset == reached + AHEAD) {
                return offset;
            } else {
                passed = offset;
            }
        }
    }

    /** The exact total, or "more than 1000 further ones", or "none here": a count that is the offset itself, and not exact. */
    private Total countFrom(long offset) {
        Page<Export> page = exports.list(query)
                .from(Long.toString(offset + 1))
                .pages()
                .iterator()
                .next();
        Total total = page.total();
        if (total == null) {
            throw new IllegalStateException(ExportsOptions.FORMAT + ": the service did not count the exports");
        }
        return offset > 0 && page.items().isEmpty() ? new Total(offset, false) : total;
    }
}
