package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which annotations to list ({@code listAnnotations}). A filter with several values matches any of them, an empty one matches
 * every row, and different filters must all match. There are no other filters: the service drops one that it does not know and
 * sends everything.
 *
 * <pre>{@code
 * sync.annotations().list(q -> q.entryIds(entry))
 * }</pre>
 *
 * @param ids only annotations with one of these ids: UUIDs
 * @param entryIds only annotations of these entries: UUIDs
 * @param datasetIds only annotations of these datasets: UUIDs
 * @param projectIds only annotations of these projects: UUIDs
 * @param createdByEmails only annotations made by one of these accounts
 * @param updatedAfter only annotations that changed after this time; null for any. Rows have microseconds that answers do not
 *     show, so the second of a time taken from an answer comes again; {@link Annotations#changedSince} takes care of that
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many annotations one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 */
public record AnnotationQuery(
        List<String> ids,
        List<String> entryIds,
        List<String> datasetIds,
        List<String> projectIds,
        List<String> createdByEmails,
        @Nullable Instant updatedAfter,
        @Nullable AnnotationColumn sortBy,
        boolean descending,
        int pageSize,
        boolean count) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public AnnotationQuery {
        ids = FilterValues.uuids("ids", ids);
        entryIds = FilterValues.uuids("entryIds", entryIds);
        datasetIds = FilterValues.uuids("datasetIds", datasetIds);
        projectIds = FilterValues.uuids("projectIds", projectIds);
        createdByEmails = FilterValues.checked("createdByEmails", createdByEmails);
        FilterValues.time("updatedAfter", updatedAfter);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
    }

    /** What the generated builder calls: a list that was not set matches every row. */
    static AnnotationQuery checked(
            @Nullable List<String> ids,
            @Nullable List<String> entryIds,
            @Nullable List<String> datasetIds,
            @Nullable List<String> projectIds,
            @Nullable List<String> createdByEmails,
            @Nullable Instant updatedAfter,
            @Nullable AnnotationColumn sortBy,
            boolean descending,
            int pageSize,
            boolean count) {
        return new AnnotationQuery(
                FilterValues.checked("ids", ids),
                FilterValues.checked("entryIds", entryIds),
                FilterValues.checked("datasetIds", datasetIds),
                FilterValues.checked("projectIds", projectIds),
                FilterValues.checked("createdByEmails", createdByEmails),
                updatedAfter,
                sortBy,
                descending,
                pageSize,
                count);
    }

    /**
     * Starts building a query that matches every annotation.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false);
    }

    /**
     * Starts building a query from this one.
     *
     * @return a new builder with everything set as here
     */
    public Builder toBuilder() {
        return builder()
                .ids(ids)
                .entryIds(entryIds)
                .datasetIds(datasetIds)
                .projectIds(projectIds)
                .createdByEmails(createdByEmails)
                .updatedAfter(updatedAfter)
                .sortBy(sortBy)
                .descending(descending)
                .pageSize(pageSize)
                .count(count);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("id", ids)
                .ids("entry_id", entryIds)
                .ids("dataset_id", datasetIds)
                .ids("project_id", projectIds)
                .anyOf("created_by_email", createdByEmails)
                .later("updated_at", updatedAfter)
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds an {@link AnnotationQuery}. Any setting takes the last value. */
    public interface Builder {

        /**
         * Keeps only annotations with one of these ids.
         *
         * @param ids UUIDs; empty for any
         * @return this
         */
        Builder ids(@Nullable List<String> ids);

        /**
         * Keeps only annotations with one of these ids.
         *
         * @param ids UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder ids(String... ids) {
            return ids(some("ids", ids));
        }

        /**
         * Keeps only annotations of these entries.
         *
         * @param entryIds UUIDs; empty for any
         * @return this
         */
        Builder entryIds(@Nullable List<String> entryIds);

        /**
         * Keeps only annotations of these entries.
         *
         * @param entryIds UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder entryIds(String... entryIds) {
            return entryIds(some("entryIds", entryIds));
        }

        /**
         * Keeps only annotations of these datasets.
         *
         * @param datasetIds UUIDs; empty for any
         * @return this
         */
        Builder datasetIds(@Nullable List<String> datasetIds);

        /**
         * Keeps only annotations of these datasets.
         *
         * @param datasetIds UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder datasetIds(String... datasetIds) {
            return datasetIds(some("datasetIds", datasetIds));
        }

        /**
         * Keeps only annotations of these projects.
         *
         * @param projectIds UUIDs; empty for any
         * @return this
         */
        Builder projectIds(@Nullable List<String> projectIds);

        /**
         * Keeps only annotations of these projects.
         *
         * @param projectIds UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder projectIds(String... projectIds) {
            return projectIds(some("projectIds", projectIds));
        }

        /**
         * Keeps only annotations made by one of these accounts.
         *
         * @param createdByEmails addresses; empty for any
         * @return this
         */
        Builder createdByEmails(@Nullable List<String> createdByEmails);

        /**
         * Keeps only annotations made by one of these accounts.
         *
         * @param createdByEmails addresses
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder createdByEmails(String... createdByEmails) {
            return createdByEmails(some("createdByEmails", createdByEmails));
        }

        /**
         * Keeps only annotations that changed after a time.
         *
         * @param updatedAfter a time of the years 1 to 9999; null for any
         * @return this
         */
        Builder updatedAfter(@Nullable Instant updatedAfter);

        /**
         * Sorts by a column. Leave it out to read many pages: rows with equal values come in no fixed order.
         *
         * @param sortBy the column; null, the default, for the id
         * @return this
         */
        Builder sortBy(@Nullable AnnotationColumn sortBy);

        /**
         * Sorts downwards.
         *
         * @param descending whether the largest value comes first; false by default
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
         * Has the service count, so that pages know their total. The service counts up to 1000 rows ahead.
         *
         * @param count whether it counts; false by default
         * @return this
         */
        Builder count(boolean count);

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        AnnotationQuery build();

        private static List<String> some(String field, String... values) {
            List<String> list = Arrays.asList(Check.required(field, values));
            Check.notEmpty(field, list); // an empty filter would let every row through
            return list;
        }
    }
}
