package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.List;

/**
 * A job of the past ({@code v2GetJobHistory}, {@code v1GetJobHistory}).
 *
 * @param jobId the job's id
 * @param question pieces of the question: text, or code
 * @param answer the answer
 */
public record JobRecord(String jobId, List<Block> question, JobAnswer answer) {

    /**
     * Makes sure that there are an id and an answer, and copies the pieces.
     *
     * @param jobId see {@link #jobId()}
     * @param question see {@link #question()}
     * @param answer see {@link #answer()}
     * @throws IllegalArgumentException if a value is missing or breaks its rule; the message names the field
     */
    public JobRecord {
        jobId = WireId.required("job_id", jobId);
        question = Immutable.list(question);
        Check.required("answer", answer);
    }
}
