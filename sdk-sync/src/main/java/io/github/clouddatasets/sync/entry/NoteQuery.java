package io.github.clouddatasets.sync.entry;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which notes to list and what to bring along ({@code listNoteFeeds}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match. The filters are those that the service knows: it drops any
 * other without a word.
 *
 * <pre>{@code
 * sync.notes().list(q -> q.entryId(entry).status(NoteStatus.PENDING))
 * }</pre>
 *
 * @param entryId only notes on one of these entries
 * @param annotationId only notes on one of these annotations
 * @param status only notes in one of these states
 * @param createdByEmailContains only notes by an account whose e-mail address contains this text; null for any
 * @param createdAfter only notes written at this time or later; null for any
 * @param createdBefore only notes written at this time or before; null for any
 * @param updatedAfter only notes last changed at this time or later; null for any
 * @param updatedBefore only notes last changed at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many notes one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 * @param includeEntry whether to bring along each note's entry: {@link Note#entry()}
 * @param fields the columns to read, the others stay null; empty for all
 */
public record NoteQuery(
        List<String> entryId,
        List<String> annotationId,
        List<NoteStatus> status,
        @Nullable String createdByEmailContains,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore,
        @Nullable NoteField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        boolean includeEntry,
        List<NoteField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public NoteQuery {
        entryId = FilterValues.uuids("entryId", entryId);
        annotationId = FilterValues.uuids("annotationId", annotationId);
        status = FilterValues.checked("status", status);
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        FilterValues.time("updatedAfter", updatedAfter);
        FilterValues.time("updatedBefore", updatedBefore);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /** What the generated builder calls: a list that was not set has no values. */
    static NoteQuery checked(
            @Nullable List<String> entryId,
            @Nullable List<String> annotationId,
            @Nullable List<NoteStatus> status,
            @Nullable String createdByEmailContains,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore,
            @Nullable Instant updatedAfter,
            @Nullable Instant updatedBefore,
            @Nullable NoteField sortBy,
            boolean descending,
            int pageSize,
            boolean count,
            boolean includeEntry,
            @Nullable List<NoteField> fields) {
        return new NoteQuery(
                entryId == null ? List.of() : entryId,
                annotationId == null ? List.of() : annotationId,
                status == null ? List.of() : status,
                createdByEmailContains,
                createdAfter,
                createdBefore,
                updatedAfter,
                updatedBefore,
                sortBy,
                descending,
                pageSize,
                count,
                includeEntry,
                fields == null ? List.of() : fields);
    }

    /**
     * Starts building a query that matches every note.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfNoteQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false)
                .includeEntry(false);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("entry_id", entryId)
                .ids("annotation_id", annotationId)
                .in("status", status)
                .containing("created_by_email", createdByEmailContains)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .atLeast("updated_at", updatedAfter)
                .atMost("updated_at", updatedBefore)
                .included("entry", includeEntry)
                .fields("dataset:note_feeds", fields.stream().map(NoteField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds a {@link NoteQuery}. A setting that is set twice takes the last value. */
    public interface Builder {

        /**
         * Keeps only notes on one of these entries.
         *
         * @param entryId UUIDs; null or none for no filter
         * @return this
         */
        Builder entryId(@Nullable List<String> entryId);

        /**
         * Keeps only notes on one of these entries.
         *
         * @param entryId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder entryId(String... entryId) {
            return entryId(Arrays.asList(Check.required("entryId", entryId)));
        }

        /**
         * Keeps only notes on one of these annotations.
         *
         * @param annotationId UUIDs; null or none for no filter
         * @return this
         */
        Builder annotationId(@Nullable List<String> annotationId);

        /**
         * Keeps only notes on one of these annotations.
         *
         * @param annotationId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder annotationId(String... annotationId) {
            return annotationId(Arrays.asList(Check.required("annotationId", annotationId)));
        }

        /**
         * Keeps only notes in one of these states.
         *
         * @param status any of these; null or none for no filter
         * @return this
         */
        Builder status(@Nullable List<NoteStatus> status);

        /**
         * Keeps only notes in one of these states.
         *
         * @param status any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder status(NoteStatus... status) {
            return status(Arrays.asList(Check.required("status", status)));
        }

        /**
         * Keeps only notes by an account whose e-mail address contains this text.
         *
         * @param createdByEmailContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder createdByEmailContains(@Nullable String createdByEmailContains);

        /**
         * Keeps only notes written at this time or later.
         *
         * @param createdAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdAfter(@Nullable Instant createdAfter);

        /**
         * Keeps only notes written at this time or before.
         *
         * @param createdBefore a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdBefore(@Nullable Instant createdBefore);

        /**
         * Keeps only notes last changed at this time or later.
         *
         * @param updatedAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder updatedAfter(@Nullable Instant updatedAfter);

        /**
         * Keeps only notes last changed at this time or before.
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
        Builder sortBy(@Nullable NoteField sortBy);

        /**
         * Sorts by a column, downwards.
         *
         * @param sortBy the column
         * @return this
         * @throws IllegalArgumentException if the column is null
         */
        default Builder sortByDescending(NoteField sortBy) {
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
         * Sets whether to bring along each note's entry: {@link Note#entry()}.
         *
         * @param includeEntry the choice; false by default
         * @return this
         */
        Builder includeEntry(boolean includeEntry);

        /**
         * Brings along each note's entry: {@link Note#entry()}: {@link #includeEntry(boolean)} with true.
         *
         * @return this
         */
        default Builder includeEntry() {
            return includeEntry(true);
        }

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         */
        Builder fields(@Nullable List<NoteField> fields);

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder fields(NoteField... fields) {
            return fields(Arrays.asList(Check.required("fields", fields)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        NoteQuery build();
    }
}
