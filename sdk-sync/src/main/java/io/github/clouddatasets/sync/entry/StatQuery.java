package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which statistics to list and what to bring along ({@code listEntryStats}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match. The filters are those that the service knows: it drops any
 * other without a word.
 *
 * <pre>{@code
 * sync.entries().stats().list(q -> q.key("annotation.count"))
 * }</pre>
 *
 * @param entryId only statistics of one of these entries
 * @param key only statistics with one of these names, such as {@code annotation.count}
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many statistics one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 * @param fields the columns to read, the others stay null; empty for all
 */
public record StatQuery(
        List<String> entryId,
        List<String> key,
        @Nullable StatField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        List<StatField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public StatQuery {
        entryId = FilterValues.uuids("entryId", entryId);
        key = FilterValues.checked("key", key);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /** What the generated builder calls: a list that was not set has no values. */
    static StatQuery checked(
            @Nullable List<String> entryId,
            @Nullable List<String> key,
            @Nullable StatField sortBy,
            boolean descending,
            int pageSize,
            boolean count,
            @Nullable List<StatField> fields) {
        return new StatQuery(
                entryId == null ? List.of() : entryId,
                key == null ? List.of() : key,
                sortBy,
                descending,
                pageSize,
                count,
                fields == null ? List.of() : fields);
    }

    /**
     * Starts building a query that matches every statistic.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfStatQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .idsIn("entry_id", entryId)
                .in("key", key)
                .fields("dataset:entry_stats", fields.stream().map(StatField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds a {@link StatQuery}. A setting that is set twice takes the last value. */
    public interface Builder {

        /**
         * Keeps only statistics of one of these entries.
         *
         * @param entryId UUIDs; null or none for no filter
         * @return this
         */
        Builder entryId(@Nullable List<String> entryId);

        /**
         * Keeps only statistics of one of these entries.
         *
         * @param entryId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder entryId(String... entryId) {
            return entryId(Arrays.asList(Check.required("entryId", entryId)));
        }

        /**
         * Keeps only statistics with one of these names, such as {@code annotation.count}.
         *
         * @param key any of these; null or none for no filter
         * @return this
         */
        Builder key(@Nullable List<String> key);

        /**
         * Keeps only statistics with one of these names, such as {@code annotation.count}.
         *
         * @param key any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder key(String... key) {
            return key(Arrays.asList(Check.required("key", key)));
        }

        /**
         * Sorts by a column, upwards. Rows that change while pages are read may then come twice or not at all.
         *
         * @param sortBy the column; null for the id
         * @return this
         */
        Builder sortBy(@Nullable StatField sortBy);

        /**
         * Sorts by a column, downwards.
         *
         * @param sortBy the column
         * @return this
         * @throws IllegalArgumentException if the column is null
         */
        default Builder sortByDescending(StatField sortBy) {
            return sortBy(Check.required("sortBy", sortBy)).descending(true);
        }

        /**
         * Sets the direction of sorting.
         *
         * @param descending whether to sort downwards; false by default
         * @return this
         */
        Builder descending(boolean descending);

        /**
         * Sets how many rows one request reads.
         *
         * @param pageSize 1 to 1000; 1000 by default
         * @return this
         */
        Builder pageSize(int pageSize);

        /**
         * Sets whether the service counts, so that pages know their total. The service counts up to 1000 rows ahead.
         *
         * @param count whether the service counts; false by default
         * @return this
         */
        Builder count(boolean count);

        /**
         * Has the service count: {@link #count(boolean)} with true.
         *
         * @return this
         */
        default Builder count() {
            return count(true);
        }

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         */
        Builder fields(@Nullable List<StatField> fields);

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder fields(StatField... fields) {
            return fields(Arrays.asList(Check.required("fields", fields)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        StatQuery build();
    }
}
