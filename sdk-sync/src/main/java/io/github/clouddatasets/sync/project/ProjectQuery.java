package io.github.clouddatasets.sync.project;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which projects to list and what to bring along ({@code listProjects}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match. The filters are those that the service knows: it drops any
 * other without a word.
 *
 * <pre>{@code
 * sync.projects().list(q -> q.nameContains("road"))
 * }</pre>
 *
 * @param id only projects with one of these ids
 * @param name only projects with one of these names; names are not unique
 * @param nameContains only projects whose name contains this text; null for any
 * @param organizationId only projects of one of these organisations
 * @param createdByEmailContains only projects made by an account whose e-mail address contains this text; null for any
 * @param createdAfter only projects made at this time or later; null for any
 * @param createdBefore only projects made at this time or before; null for any
 * @param updatedAfter only projects last changed at this time or later; null for any
 * @param updatedBefore only projects last changed at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many projects one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 * @param fields the columns to read, the others stay null; empty for all
 */
public record ProjectQuery(
        List<String> id,
        List<String> name,
        @Nullable String nameContains,
        List<String> organizationId,
        @Nullable String createdByEmailContains,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore,
        @Nullable ProjectField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        List<ProjectField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public ProjectQuery {
        id = FilterValues.uuids("id", id);
        name = FilterValues.checked("name", name);
        organizationId = FilterValues.accountIds("organizationId", organizationId);
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        FilterValues.time("updatedAfter", updatedAfter);
        FilterValues.time("updatedBefore", updatedBefore);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /** What the generated builder calls: a list that was not set has no values. */
    static ProjectQuery checked(
            @Nullable List<String> id,
            @Nullable List<String> name,
            @Nullable String nameContains,
            @Nullable List<String> organizationId,
            @Nullable String createdByEmailContains,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore,
            @Nullable Instant updatedAfter,
            @Nullable Instant updatedBefore,
            @Nullable ProjectField sortBy,
            boolean descending,
            int pageSize,
            boolean count,
            @Nullable List<ProjectField> fields) {
        return new ProjectQuery(
                id == null ? List.of() : id,
                name == null ? List.of() : name,
                nameContains,
                organizationId == null ? List.of() : organizationId,
                createdByEmailContains,
                createdAfter,
                createdBefore,
                updatedAfter,
                updatedBefore,
                sortBy,
                descending,
                pageSize,
                count,
                fields == null ? List.of() : fields);
    }

    /**
     * Starts building a query that matches every project.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfProjectQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("id", id)
                .anyOf("name", name)
                .containing("name", nameContains)
                .anyOf("organization_id", organizationId)
                .containing("created_by_email", createdByEmailContains)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .atLeast("updated_at", updatedAfter)
                .atMost("updated_at", updatedBefore)
                .fields("dataset:projects", fields.stream().map(ProjectField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds a {@link ProjectQuery}. A setting that is set twice takes the last value. */
    public interface Builder {

        /**
         * Keeps only projects with one of these ids.
         *
         * @param id UUIDs; null or none for no filter
         * @return this
         */
        Builder id(@Nullable List<String> id);

        /**
         * Keeps only projects with one of these ids.
         *
         * @param id UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder id(String... id) {
            return id(Arrays.asList(Check.required("id", id)));
        }

        /**
         * Keeps only projects with one of these names; names are not unique.
         *
         * @param name any of these; null or none for no filter
         * @return this
         */
        Builder name(@Nullable List<String> name);

        /**
         * Keeps only projects with one of these names; names are not unique.
         *
         * @param name any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder name(String... name) {
            return name(Arrays.asList(Check.required("name", name)));
        }

        /**
         * Keeps only projects whose name contains this text.
         *
         * @param nameContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder nameContains(@Nullable String nameContains);

        /**
         * Keeps only projects of one of these organisations.
         *
         * @param organizationId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         */
        Builder organizationId(@Nullable List<String> organizationId);

        /**
         * Keeps only projects of one of these organisations.
         *
         * @param organizationId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder organizationId(String... organizationId) {
            return organizationId(Arrays.asList(Check.required("organizationId", organizationId)));
        }

        /**
         * Keeps only projects made by an account whose e-mail address contains this text.
         *
         * @param createdByEmailContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder createdByEmailContains(@Nullable String createdByEmailContains);

        /**
         * Keeps only projects made at this time or later.
         *
         * @param createdAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdAfter(@Nullable Instant createdAfter);

        /**
         * Keeps only projects made at this time or before.
         *
         * @param createdBefore a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdBefore(@Nullable Instant createdBefore);

        /**
         * Keeps only projects last changed at this time or later.
         *
         * @param updatedAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder updatedAfter(@Nullable Instant updatedAfter);

        /**
         * Keeps only projects last changed at this time or before.
         *
         * @param updatedBefore a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder updatedBefore(@Nullable Instant updatedBefore);

        /**
         * Sorts by a column, upwards. Rows that change while pages are read may then come twice or not at all.
         *
         * @param sortBy the column; null for the id
         * @return this
         */
        Builder sortBy(@Nullable ProjectField sortBy);

        /**
         * Sorts by a column, downwards.
         *
         * @param sortBy the column
         * @return this
         * @throws IllegalArgumentException if the column is null
         */
        default Builder sortByDescending(ProjectField sortBy) {
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
        Builder fields(@Nullable List<ProjectField> fields);

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder fields(ProjectField... fields) {
            return fields(Arrays.asList(Check.required("fields", fields)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        ProjectQuery build();
    }
}
