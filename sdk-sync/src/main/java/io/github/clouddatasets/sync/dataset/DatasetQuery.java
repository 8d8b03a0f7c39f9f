package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which datasets to list and what to bring along ({@code listDatasets}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match. The filters are those that the service knows: it drops any
 * other without a word.
 *
 * <pre>{@code
 * sync.datasets().list(q -> q.projectId(project).modality("idah-image"))
 * }</pre>
 *
 * @param id only datasets with one of these ids
 * @param projectId only datasets of one of these projects
 * @param name only datasets with one of these names; names are not unique
 * @param nameContains only datasets whose name contains this text; null for any
 * @param modality only datasets of one of these kinds of data, such as {@code idah-image}
 * @param status only datasets in one of these states
 * @param progressAtLeast only datasets of which at least this share is done; null for any
 * @param progressAtMost only datasets of which at most this share is done; null for any
 * @param createdAfter only datasets made at this time or later; null for any
 * @param createdBefore only datasets made at this time or before; null for any
 * @param updatedAfter only datasets last changed at this time or later; null for any
 * @param updatedBefore only datasets last changed at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many datasets one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 * @param includeProject whether to bring along each dataset's project: {@link Dataset#project()}
 * @param includeEntries whether to bring along the ids of each dataset's entries: {@link Dataset#entryIds()}
 * @param fields the columns to read, the others stay null; empty for all
 */
public record DatasetQuery(
        List<String> id,
        List<String> projectId,
        List<String> name,
        @Nullable String nameContains,
        List<String> modality,
        List<DatasetStatus> status,
        @Nullable Double progressAtLeast,
        @Nullable Double progressAtMost,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore,
        @Nullable DatasetField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        boolean includeProject,
        boolean includeEntries,
        List<DatasetField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public DatasetQuery {
        id = FilterValues.uuids("id", id);
        projectId = FilterValues.uuids("projectId", projectId);
        name = FilterValues.checked("name", name);
        modality = FilterValues.checked("modality", modality);
        status = FilterValues.checked("status", status);
        FilterValues.finite("progressAtLeast", progressAtLeast == null ? List.of() : List.of(progressAtLeast));
        FilterValues.finite("progressAtMost", progressAtMost == null ? List.of() : List.of(progressAtMost));
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        FilterValues.time("updatedAfter", updatedAfter);
        FilterValues.time("updatedBefore", updatedBefore);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /** What the generated builder calls: a list that was not set has no values. */
    static DatasetQuery checked(
            @Nullable List<String> id,
            @Nullable List<String> projectId,
            @Nullable List<String> name,
            @Nullable String nameContains,
            @Nullable List<String> modality,
            @Nullable List<DatasetStatus> status,
            @Nullable Double progressAtLeast,
            @Nullable Double progressAtMost,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore,
            @Nullable Instant updatedAfter,
            @Nullable Instant updatedBefore,
            @Nullable DatasetField sortBy,
            boolean descending,
            int pageSize,
            boolean count,
            boolean includeProject,
            boolean includeEntries,
            @Nullable List<DatasetField> fields) {
        return new DatasetQuery(
                id == null ? List.of() : id,
                projectId == null ? List.of() : projectId,
                name == null ? List.of() : name,
                nameContains,
                modality == null ? List.of() : modality,
                status == null ? List.of() : status,
                progressAtLeast,
                progressAtMost,
                createdAfter,
                createdBefore,
                updatedAfter,
                updatedBefore,
                sortBy,
                descending,
                pageSize,
                count,
                includeProject,
                includeEntries,
                fields == null ? List.of() : fields);
    }

    /**
     * Starts building a query that matches every dataset.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfDatasetQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false)
                .includeProject(false)
                .includeEntries(false);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("id", id)
                .ids("project_id", projectId)
                .anyOf("name", name)
                .containing("name", nameContains)
                .in("modality", modality)
                .in("status", status)
                .atLeast("progress", progressAtLeast)
                .atMost("progress", progressAtMost)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .atLeast("updated_at", updatedAfter)
                .atMost("updated_at", updatedBefore)
                .included("project", includeProject)
                .included("entries", includeEntries)
                .fields("dataset:datasets", fields.stream().map(DatasetField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds a {@link DatasetQuery}. A setting that is set twice takes the last value. */
    public interface Builder {

        /**
         * Keeps only datasets with one of these ids.
         *
         * @param id UUIDs; null or none for no filter
         * @return this
         */
        Builder id(@Nullable List<String> id);

        /**
         * Keeps only datasets with one of these ids.
         *
         * @param id UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder id(String... id) {
            return id(Arrays.asList(Check.required("id", id)));
        }

        /**
         * Keeps only datasets of one of these projects.
         *
         * @param projectId UUIDs; null or none for no filter
         * @return this
         */
        Builder projectId(@Nullable List<String> projectId);

        /**
         * Keeps only datasets of one of these projects.
         *
         * @param projectId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder projectId(String... projectId) {
            return projectId(Arrays.asList(Check.required("projectId", projectId)));
        }

        /**
         * Keeps only datasets with one of these names; names are not unique.
         *
         * @param name any of these; null or none for no filter
         * @return this
         */
        Builder name(@Nullable List<String> name);

        /**
         * Keeps only datasets with one of these names; names are not unique.
         *
         * @param name any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder name(String... name) {
            return name(Arrays.asList(Check.required("name", name)));
        }

        /**
         * Keeps only datasets whose name contains this text.
         *
         * @param nameContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder nameContains(@Nullable String nameContains);

        /**
         * Keeps only datasets of one of these kinds of data, such as {@code idah-image}.
         *
         * @param modality any of these; null or none for no filter
         * @return this
         */
        Builder modality(@Nullable List<String> modality);

        /**
         * Keeps only datasets of one of these kinds of data, such as {@code idah-image}.
         *
         * @param modality any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder modality(String... modality) {
            return modality(Arrays.asList(Check.required("modality", modality)));
        }

        /**
         * Keeps only datasets in one of these states.
         *
         * @param status any of these; null or none for no filter
         * @return this
         */
        Builder status(@Nullable List<DatasetStatus> status);

        /**
         * Keeps only datasets in one of these states.
         *
         * @param status any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder status(DatasetStatus... status) {
            return status(Arrays.asList(Check.required("status", status)));
        }

        /**
         * Keeps only datasets of which at least this share is done.
         *
         * @param progressAtLeast 0 to 1; null for no filter
         * @return this
         */
        Builder progressAtLeast(@Nullable Double progressAtLeast);

        /**
         * Keeps only datasets of which at most this share is done.
         *
         * @param progressAtMost 0 to 1; null for no filter
         * @return this
         */
        Builder progressAtMost(@Nullable Double progressAtMost);

        /**
         * Keeps only datasets made at this time or later.
         *
         * @param createdAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdAfter(@Nullable Instant createdAfter);

        /**
         * Keeps only datasets made at this time or before.
         *
         * @param createdBefore a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdBefore(@Nullable Instant createdBefore);

        /**
         * Keeps only datasets last changed at this time or later.
         *
         * @param updatedAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder updatedAfter(@Nullable Instant updatedAfter);

        /**
         * Keeps only datasets last changed at this time or before.
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
        Builder sortBy(@Nullable DatasetField sortBy);

        /**
         * Sorts by a column, downwards.
         *
         * @param sortBy the column
         * @return this
         * @throws IllegalArgumentException if the column is null
         */
        default Builder sortByDescending(DatasetField sortBy) {
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
         * Sets whether to bring along each dataset's project: {@link Dataset#project()}.
         *
         * @param includeProject the choice; false by default
         * @return this
         */
        Builder includeProject(boolean includeProject);

        /**
         * Brings along each dataset's project: {@link Dataset#project()}: {@link #includeProject(boolean)} with true.
         *
         * @return this
         */
        default Builder includeProject() {
            return includeProject(true);
        }

        /**
         * Sets whether to bring along the ids of each dataset's entries: {@link Dataset#entryIds()}.
         *
         * @param includeEntries the choice; false by default
         * @return this
         */
        Builder includeEntries(boolean includeEntries);

        /**
         * Brings along the ids of each dataset's entries: {@link Dataset#entryIds()}: {@link #includeEntries(boolean)} with true.
         *
         * @return this
         */
        default Builder includeEntries() {
            return includeEntries(true);
        }

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         */
        Builder fields(@Nullable List<DatasetField> fields);

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder fields(DatasetField... fields) {
            return fields(Arrays.asList(Check.required("fields", fields)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        DatasetQuery build();
    }
}
