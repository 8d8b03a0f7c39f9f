package io.github.clouddatasets.sync;

import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.util.List;

/**
 * What to bring along when one job is read ({@code getJob}).
 *
 * @param includeExports whether to bring the job's exports along: {@link Job#exports()}
 * @param fields the columns of the job to read, the others stay null; empty for all
 * @param exportFields the columns of the included exports to read; empty for all
 */
public record JobSelection(boolean includeExports, List<JobField> fields, List<ExportField> exportFields) {

    static final JobSelection NONE = new JobSelection(false, List.of(), List.of());

    /** Copies the lists. {@inheritDoc} */
    public JobSelection {
        fields = FilterValues.checked("fields", fields);
        exportFields = FilterValues.checked("exportFields", exportFields);
    }

    /**
     * Starts building a selection of all columns of the job alone.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .included("exports", includeExports)
                .fields("sync:jobs", fields.stream().map(JobField::wireName))
                .fields("sync:exports", exportFields.stream().map(ExportField::wireName));
    }

    /** Builds a {@link JobSelection}. Columns that are named twice, or in two calls, add up. */
    public static final class Builder {

        private boolean includeExports;
        private List<JobField> fields = List.of();
        private List<ExportField> exportFields = List.of();

        private Builder() {}

        /**
         * Brings the job's exports along: {@link Job#exports()}.
         *
         * @return this
         */
        public Builder includeExports() {
            includeExports = true;
            return this;
        }

        /**
         * Reads only these columns of the job; others stay null.
         *
         * @param fields the columns
         * @return this
         * @throws IllegalArgumentException if there is none, or one is null
         */
        public Builder fields(JobField... fields) {
            this.fields = FilterValues.and("fields", this.fields, fields);
            return this;
        }

        /**
         * Reads only these columns of the included exports.
         *
         * @param fields the columns
         * @return this
         * @throws IllegalArgumentException if there is none, or one is null
         */
        public Builder exportFields(ExportField... fields) {
            exportFields = FilterValues.and("exportFields", exportFields, fields);
            return this;
        }

        /**
         * Builds the selection.
         *
         * @return the selection
         */
        public JobSelection build() {
            return new JobSelection(includeExports, fields, exportFields);
        }
    }
}
