package io.github.clouddatasets.sync;

import java.util.Arrays;

/** What to bring along when one export is read ({@code getExport}), set in place. */
public final class ExportSelection {

    final QueryParameters query = new QueryParameters();

    ExportSelection() {}

    /**
     * Brings the export's job along: {@link Export#job()}. Works for callers who may not read jobs, too.
     *
     * @return this
     */
    public ExportSelection includeJob() {
        query.included("job");
        return this;
    }

    /**
     * Reads only these columns of the export; others stay null.
     *
     * @param fields the columns
     * @return this
     */
    public ExportSelection fields(ExportField... fields) {
        query.fields("sync:exports", Arrays.stream(fields).map(ExportField::wireName));
        return this;
    }

    /**
     * Reads only these columns of the included job.
     *
     * @param fields the columns
     * @return this
     */
    public ExportSelection jobFields(JobField... fields) {
        query.fields("sync:jobs", Arrays.stream(fields).map(JobField::wireName));
        return this;
    }
}
