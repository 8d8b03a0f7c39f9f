package io.github.clouddatasets.sync;

import java.util.Arrays;

/** What to bring along when one job is read ({@code getJob}), set in place. */
public final class JobSelection {

    final QueryParameters query = new QueryParameters();

    JobSelection() {}

    /**
     * Brings the job's exports along: {@link Job#exports()}.
     *
     * @return this
     */
    public JobSelection includeExports() {
        query.included("exports");
        return this;
    }

    /**
     * Reads only these columns of the job; others stay null.
     *
     * @param fields the columns
     * @return this
     */
    public JobSelection fields(JobField... fields) {
        query.fields("sync:jobs", Arrays.stream(fields).map(JobField::wireName));
        return this;
    }

    /**
     * Reads only these columns of the included exports.
     *
     * @param fields the columns
     * @return this
     */
    public JobSelection exportFields(ExportField... fields) {
        query.fields("sync:exports", Arrays.stream(fields).map(ExportField::wireName));
        return this;
    }
}
