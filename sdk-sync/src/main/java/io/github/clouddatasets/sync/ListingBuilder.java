package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of both queries have in common: the time of creation, the size of a page, and counting.
 *
 * @param <B> the concrete builder
 */
abstract class ListingBuilder<B extends ListingBuilder<B>> {

    @Nullable
    Instant createdAt;

    @Nullable
    Instant createdAfter;

    @Nullable
    Instant createdBefore;

    int pageSize = QueryParameters.LARGEST_PAGE;
    boolean count;

    ListingBuilder() {}

    abstract B self();

    /**
     * Keeps only what was created at exactly this time. Rows have microseconds that answers do not show, so a time taken
     * from an answer seldom matches.
     *
     * @param time a time of the years 1 to 9999
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public B createdAt(Instant time) {
        createdAt = Check.required("createdAt", time);
        return self();
    }

    /**
     * Keeps only what was created at this time or later.
     *
     * @param time a time of the years 1 to 9999; sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public B createdAfter(Instant time) {
        createdAfter = Check.required("createdAfter", time);
        return self();
    }

    /**
     * Keeps only what was created at this time or before. Rows have microseconds that answers do not show: a time taken
     * from an answer misses the very row of that answer.
     *
     * @param time a time of the years 1 to 9999; sent in UTC
     * @return this
     * @throws IllegalArgumentException if the time is null
     */
    public B createdBefore(Instant time) {
        createdBefore = Check.required("createdBefore", time);
        return self();
    }

    /**
     * Sets how many rows one request reads.
     *
     * @param pageSize 1 to 1000, which {@code build()} checks; 1000 by default
     * @return this
     */
    public B pageSize(int pageSize) {
        this.pageSize = pageSize;
        return self();
    }

    /**
     * Has the service count, so that pages know their total. The service counts up to 1000 rows ahead.
     *
     * @return this
     */
    public B count() {
        count = true;
        return self();
    }
}
