package io.github.clouddatasets.sync;

import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.util.List;

/**
 * What to bring along when one export is read ({@code getExport}).
 *
 * @param includeJob whether to bring the export's job along: {@link Export#job()}
 * @param fields the columns of the export to read, the others stay null; empty for all
 * @param jobFields the columns of the included job to read; empty for all
 */
public record ExportSelection(boolean includeJob, List<ExportField> fields, List<JobField> jobFields) {

    static final ExportSelection NONE = new ExportSelection(false, List.of(), List.of());

    /** Copies the lists. {@inheritDoc} */
    public ExportSelection {
        fields = FilterValues.checked("fields", fields);
        jobFields = FilterValues.checked("jobFields", jobFields);
    }

    /**
     * Starts building a selection of all columns of the export alone.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .included("job", includeJob)
                .fields("sync:exports", fields.stream().map(ExportField::wireName))
                .fields("sync:jobs", jobFields.stream().map(JobField::wireName));
    }

    /** Builds an {@link ExportSelection}. Columns that are named twice, or in two calls, add up. */
    public static final class Builder {

        private boolean includeJob;
        private List<ExportField> fields = List.of();
        private List<JobField> jobFields = List.of();

        private Builder() {}

        /**
         * Brings the export's job along: {@link Export#job()}. Works for callers who may not read jobs, too.
         *
         * @return this
         */
        public Builder includeJob() {
            includeJob = true;
            return this;
        }

        /**
         * Reads only these columns of the export; others stay null.
         *
         * @param fields the columns
         * @return this
         * @throws IllegalArgumentException if there is none, or one is null
         */
        public Builder fields(ExportField... fields) {
            this.fields = FilterValues.and("fields", this.fields, fields);
            return this;
        }

        /**
         * Reads only these columns of the included job.
         *
         * @param fields the columns
         * @return this
         * @throws IllegalArgumentException if there is none, or one is null
         */
        public Builder jobFields(JobField... fields) {
            jobFields = FilterValues.and("jobFields", jobFields, fields);
            return this;
        }

        /**
         * Builds the selection.
         *
         * @return the selection
         */
        public ExportSelection build() {
            return new ExportSelection(includeJob, fields, jobFields);
        }
    }
}
