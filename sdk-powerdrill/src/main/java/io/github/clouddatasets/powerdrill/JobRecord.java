package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.value.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job of the past ({@code v2GetJobHistory}, {@code v1GetJobHistory}).
 *
 * @param jobId the job
 * @param question pieces of the question: text, or code
 * @param answer the answer
 */
public record JobRecord(@Nullable String jobId, List<Block> question, JobAnswer answer) {

    /** Copies the pieces. */
    public JobRecord {
        question = Immutable.list(question);
    }
}
