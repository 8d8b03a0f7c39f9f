package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list and what to bring along ({@code listEntries}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match. The filters are those that the service knows: it drops any
 * other without a word.
 *
 * <pre>{@code
 * sync.entries().list(q -> q.datasetId(dataset).status(EntryStatus.ERRORED))
 * }</pre>
 *
 * @param id only entries with one of these ids
 * @param datasetId only entries of one of these datasets
 * @param projectId only entries of one of these projects
 * @param resource only entries of one of these media
 * @param resourceContains only entries whose medium's name contains this text; null for any
 * @param name only entries with one of these names; names are not unique
 * @param nameContains only entries whose name contains this text; null for any
 * @param status only entries in one of these states
 * @param wfStep only entries at one of these steps
 * @param priority only entries with one of these priorities
 * @param assignedToId only entries assigned to one of these accounts
 * @param assignedToEmailContains only entries assigned to an account whose e-mail address contains this text; null for any
 * @param assigned only entries that somebody is assigned to, or those that nobody is; null for any
 * @param participated only entries that this account was assigned, submitted or reviewed; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many entries one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 * @param includeDataset whether to bring along each entry's dataset with its project: {@link Entry#dataset()}
 * @param includeMembers whether to bring along the project's members who work on each entry: {@link Entry#assignedTo()}, {@link Entry#submittedBy()}, {@link Entry#reviewedBy()}
 * @param includeStats whether to bring along each entry's statistics: {@link Entry#stats()}
 * @param fields the columns to read, the others stay null; empty for all
 */
public record EntryQuery(
        List<String> id,
        List<String> datasetId,
        List<String> projectId,
        List<String> resource,
        @Nullable String resourceContains,
        List<String> name,
        @Nullable String nameContains,
        List<EntryStatus> status,
        List<WorkflowStep> wfStep,
        List<Integer> priority,
        List<String> assignedToId,
        @Nullable String assignedToEmailContains,
        @Nullable Boolean assigned,
        @Nullable String participated,
        @Nullable EntryField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        boolean includeDataset,
        boolean includeMembers,
        boolean includeStats,
        List<EntryField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public EntryQuery {
        id = FilterValues.uuids("id", id);
        datasetId = FilterValues.uuids("datasetId", datasetId);
        projectId = FilterValues.uuids("projectId", projectId);
        resource = FilterValues.checked("resource", resource);
        name = FilterValues.checked("name", name);
        status = FilterValues.checked("status", status);
        wfStep = FilterValues.checked("wfStep", wfStep);
        priority = FilterValues.checked("priority", priority);
        assignedToId = FilterValues.accountIds("assignedToId", assignedToId);
        FilterValues.accountIds("participated", participated == null ? List.of() : List.of(participated));
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /** What the generated builder calls: a list that was not set has no values. */
    static EntryQuery checked(
            @Nullable List<String> id,
            @Nullable List<String> datasetId,
            @Nullable List<String> projectId,
            @Nullable List<String> resource,
            @Nullable String resourceContains,
            @Nullable List<String> name,
            @Nullable String nameContains,
            @Nullable List<EntryStatus> status,
            @Nullable List<WorkflowStep> wfStep,
            @Nullable List<Integer> priority,
            @Nullable List<String> assignedToId,
            @Nullable String assignedToEmailContains,
            @Nullable Boolean assigned,
            @Nullable String participated,
            @Nullable EntryField sortBy,
            boolean descending,
            int pageSize,
            boolean count,
            boolean includeDataset,
            boolean includeMembers,
            boolean includeStats,
            @Nullable List<EntryField> fields) {
        return new EntryQuery(
                id == null ? List.of() : id,
                datasetId == null ? List.of() : datasetId,
                projectId == null ? List.of() : projectId,
                resource == null ? List.of() : resource,
                resourceContains,
                name == null ? List.of() : name,
                nameContains,
                status == null ? List.of() : status,
                wfStep == null ? List.of() : wfStep,
                priority == null ? List.of() : priority,
                assignedToId == null ? List.of() : assignedToId,
                assignedToEmailContains,
                assigned,
                participated,
                sortBy,
                descending,
                pageSize,
                count,
                includeDataset,
                includeMembers,
                includeStats,
                fields == null ? List.of() : fields);
    }

    /**
     * Starts building a query that matches every entry.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfEntryQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false)
                .includeDataset(false)
                .includeMembers(false)
                .includeStats(false);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("id", id)
                .ids("dataset_id", datasetId)
                .ids("project_id", projectId)
                .anyOf("resource", resource)
                .containing("resource", resourceContains)
                .anyOf("name", name)
                .containing("name", nameContains)
                .in("status", status)
                .in("wf_step", wfStep)
                .in("priority", priority)
                .anyOf("assigned_to_id", assignedToId)
                .containing("assigned_to_email", assignedToEmailContains)
                .exactly("assigned", assigned)
                .exactly("participated", participated)
                .included("dataset", includeDataset)
                .included("dataset.project", includeDataset)
                .included("assigned_to", includeMembers)
                .included("submitted_by", includeMembers)
                .included("reviewed_by", includeMembers)
                .included("entry_stats", includeStats)
                .fields("dataset:entries", fields.stream().map(EntryField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds a {@link EntryQuery}. A setting that is set twice takes the last value. */
    public interface Builder {

        /**
         * Keeps only entries with one of these ids.
         *
         * @param id UUIDs; null or none for no filter
         * @return this
         */
        Builder id(@Nullable List<String> id);

        /**
         * Keeps only entries with one of these ids.
         *
         * @param id UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder id(String... id) {
            return id(Arrays.asList(Check.required("id", id)));
        }

        /**
         * Keeps only entries of one of these datasets.
         *
         * @param datasetId UUIDs; null or none for no filter
         * @return this
         */
        Builder datasetId(@Nullable List<String> datasetId);

        /**
         * Keeps only entries of one of these datasets.
         *
         * @param datasetId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder datasetId(String... datasetId) {
            return datasetId(Arrays.asList(Check.required("datasetId", datasetId)));
        }

        /**
         * Keeps only entries of one of these projects.
         *
         * @param projectId UUIDs; null or none for no filter
         * @return this
         */
        Builder projectId(@Nullable List<String> projectId);

        /**
         * Keeps only entries of one of these projects.
         *
         * @param projectId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder projectId(String... projectId) {
            return projectId(Arrays.asList(Check.required("projectId", projectId)));
        }

        /**
         * Keeps only entries of one of these media.
         *
         * @param resource any of these; null or none for no filter
         * @return this
         */
        Builder resource(@Nullable List<String> resource);

        /**
         * Keeps only entries of one of these media.
         *
         * @param resource any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder resource(String... resource) {
            return resource(Arrays.asList(Check.required("resource", resource)));
        }

        /**
         * Keeps only entries whose medium's name contains this text.
         *
         * @param resourceContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder resourceContains(@Nullable String resourceContains);

        /**
         * Keeps only entries with one of these names; names are not unique.
         *
         * @param name any of these; null or none for no filter
         * @return this
         */
        Builder name(@Nullable List<String> name);

        /**
         * Keeps only entries with one of these names; names are not unique.
         *
         * @param name any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder name(String... name) {
            return name(Arrays.asList(Check.required("name", name)));
        }

        /**
         * Keeps only entries whose name contains this text.
         *
         * @param nameContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder nameContains(@Nullable String nameContains);

        /**
         * Keeps only entries in one of these states.
         *
         * @param status any of these; null or none for no filter
         * @return this
         */
        Builder status(@Nullable List<EntryStatus> status);

        /**
         * Keeps only entries in one of these states.
         *
         * @param status any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder status(EntryStatus... status) {
            return status(Arrays.asList(Check.required("status", status)));
        }

        /**
         * Keeps only entries at one of these steps.
         *
         * @param wfStep any of these; null or none for no filter
         * @return this
         */
        Builder wfStep(@Nullable List<WorkflowStep> wfStep);

        /**
         * Keeps only entries at one of these steps.
         *
         * @param wfStep any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder wfStep(WorkflowStep... wfStep) {
            return wfStep(Arrays.asList(Check.required("wfStep", wfStep)));
        }

        /**
         * Keeps only entries with one of these priorities.
         *
         * @param priority any of these; null or none for no filter
         * @return this
         */
        Builder priority(@Nullable List<Integer> priority);

        /**
         * Keeps only entries with one of these priorities.
         *
         * @param priority any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder priority(Integer... priority) {
            return priority(Arrays.asList(Check.required("priority", priority)));
        }

        /**
         * Keeps only entries assigned to one of these accounts.
         *
         * @param assignedToId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         */
        Builder assignedToId(@Nullable List<String> assignedToId);

        /**
         * Keeps only entries assigned to one of these accounts.
         *
         * @param assignedToId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder assignedToId(String... assignedToId) {
            return assignedToId(Arrays.asList(Check.required("assignedToId", assignedToId)));
        }

        /**
         * Keeps only entries assigned to an account whose e-mail address contains this text.
         *
         * @param assignedToEmailContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder assignedToEmailContains(@Nullable String assignedToEmailContains);

        /**
         * Keeps only entries that somebody is assigned to, or those that nobody is.
         *
         * @param assigned the choice; null for no filter
         * @return this
         */
        Builder assigned(@Nullable Boolean assigned);

        /**
         * Keeps only entries that this account was assigned, submitted or reviewed.
         *
         * @param participated a decimal number up to 2147483647; null for no filter
         * @return this
         */
        Builder participated(@Nullable String participated);

        /**
         * Sorts by a column, upwards. Rows that change while pages are read may then come twice or not at all.
         *
         * @param sortBy the column; null for the id
         * @return this
         */
        Builder sortBy(@Nullable EntryField sortBy);

        /**
         * Sorts by a column, downwards.
         *
         * @param sortBy the column
         * @return this
         * @throws IllegalArgumentException if the column is null
         */
        default Builder sortByDescending(EntryField sortBy) {
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
         * Sets whether to bring along each entry's dataset with its project: {@link Entry#dataset()}.
         *
         * @param includeDataset the choice; false by default
         * @return this
         */
        Builder includeDataset(boolean includeDataset);

        /**
         * Brings along each entry's dataset with its project: {@link Entry#dataset()}: {@link #includeDataset(boolean)} with true.
         *
         * @return this
         */
        default Builder includeDataset() {
            return includeDataset(true);
        }

        /**
         * Sets whether to bring along the project's members who work on each entry: {@link Entry#assignedTo()}, {@link Entry#submittedBy()}, {@link Entry#reviewedBy()}.
         *
         * @param includeMembers the choice; false by default
         * @return this
         */
        Builder includeMembers(boolean includeMembers);

        /**
         * Brings along the project's members who work on each entry: {@link Entry#assignedTo()}, {@link Entry#submittedBy()}, {@link Entry#reviewedBy()}: {@link #includeMembers(boolean)} with true.
         *
         * @return this
         */
        default Builder includeMembers() {
            return includeMembers(true);
        }

        /**
         * Sets whether to bring along each entry's statistics: {@link Entry#stats()}.
         *
         * @param includeStats the choice; false by default
         * @return this
         */
        Builder includeStats(boolean includeStats);

        /**
         * Brings along each entry's statistics: {@link Entry#stats()}: {@link #includeStats(boolean)} with true.
         *
         * @return this
         */
        default Builder includeStats() {
            return includeStats(true);
        }

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         */
        Builder fields(@Nullable List<EntryField> fields);

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder fields(EntryField... fields) {
            return fields(Arrays.asList(Check.required("fields", fields)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        EntryQuery build();
    }
}
