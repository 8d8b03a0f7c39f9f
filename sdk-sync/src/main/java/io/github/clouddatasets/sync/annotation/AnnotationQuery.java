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
 * sync.annotations().list(q -> q.entryId(entry))
 * }</pre>
 *
 * @param id only annotations with one of these ids: UUIDs
 * @param entryId only annotations of these entries: UUIDs
 * @param datasetId only annotations of these datasets: UUIDs
 * @param projectId only annotations of these projects: UUIDs
 * @param createdByEmail only annotations made by one of these accounts
 * @param updatedAfter only annotations that changed after this time; null for any. Rows have microseconds that answers do not
 *     show, so the second of a time taken from an answer comes again; {@link Annotations#changedSince} takes care of that
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many annotations one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 */
public record AnnotationQuery(
        List<String> id,
        List<String> entryId,
        List<String> datasetId,
        List<String> projectId,
        List<String> createdByEmail,
        @Nullable Instant updatedAfter,
        @Nullable AnnotationColumn sortBy,
        boolean descending,
        int pageSize,
        boolean count) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public AnnotationQuery {
        id = FilterValues.uuids("id", id);
        entryId = FilterValues.uuids("entryId", entryId);
        datasetId = FilterValues.uuids("datasetId", datasetId);
        projectId = FilterValues.uuids("projectId", projectId);
        createdByEmail = FilterValues.checked("createdByEmail", createdByEmail);
        FilterValues.time("updatedAfter", updatedAfter);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
    }

    /** What the generated builder calls: a list that was not set matches every row. */
    static AnnotationQuery checked(
            @Nullable List<String> id,
            @Nullable List<String> entryId,
            @Nullable List<String> datasetId,
            @Nullable List<String> projectId,
            @Nullable List<String> createdByEmail,
            @Nullable Instant updatedAfter,
            @Nullable AnnotationColumn sortBy,
            boolean descending,
            int pageSize,
            boolean count) {
        return new AnnotationQuery(
                FilterValues.checked("id", id),
                FilterValues.checked("entryId", entryId),
                FilterValues.checked("datasetId", datasetId),
                FilterValues.checked("projectId", projectId),
                FilterValues.checked("createdByEmail", createdByEmail),
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
                .id(id)
                .entryId(entryId)
                .datasetId(datasetId)
                .projectId(projectId)
                .createdByEmail(createdByEmail)
                .updatedAfter(updatedAfter)
                .sortBy(sortBy)
                .descending(descending)
                .pageSize(pageSize)
                .count(count);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("id", id)
                .ids("entry_id", entryId)
                .ids("dataset_id", datasetId)
                .ids("project_id", projectId)
                .anyOf("created_by_email", createdByEmail)
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
         * @param id UUIDs; empty for any
         * @return this
         */
        Builder id(@Nullable List<String> id);

        /**
         * Keeps only annotations with one of these ids.
         *
         * @param id UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder id(String... id) {
            return id(some("id", id));
        }

        /**
         * Keeps only annotations of these entries.
         *
         * @param entryId UUIDs; empty for any
         * @return this
         */
        Builder entryId(@Nullable List<String> entryId);

        /**
         * Keeps only annotations of these entries.
         *
         * @param entryId UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder entryId(String... entryId) {
            return entryId(some("entryId", entryId));
        }

        /**
         * Keeps only annotations of these datasets.
         *
         * @param datasetId UUIDs; empty for any
         * @return this
         */
        Builder datasetId(@Nullable List<String> datasetId);

        /**
         * Keeps only annotations of these datasets.
         *
         * @param datasetId UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder datasetId(String... datasetId) {
            return datasetId(some("datasetId", datasetId));
        }

        /**
         * Keeps only annotations of these projects.
         *
         * @param projectId UUIDs; empty for any
         * @return this
         */
        Builder projectId(@Nullable List<String> projectId);

        /**
         * Keeps only annotations of these projects.
         *
         * @param projectId UUIDs
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder projectId(String... projectId) {
            return projectId(some("projectId", projectId));
        }

        /**
         * Keeps only annotations made by one of these accounts.
         *
         * @param createdByEmail addresses; empty for any
         * @return this
         */
        Builder createdByEmail(@Nullable List<String> createdByEmail);

        /**
         * Keeps only annotations made by one of these accounts.
         *
         * @param createdByEmail addresses
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        default Builder createdByEmail(String... createdByEmail) {
            return createdByEmail(some("createdByEmail", createdByEmail));
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
