package io.github.clouddatasets.datasets.samples;

import io.github.clouddatasets.core.spi.Op.Refusals;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.BatchResult;
import io.github.clouddatasets.datasets.common.UploadedSample;
import io.github.clouddatasets.datasets.internal.BatchAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of what an upload answers (schema {@code UploadSamplesJsonResponse}). The flag at the top may say yes
 * although single samples were refused.
 */
record UploadAnswer(
        @Nullable Boolean success,
        @Nullable String errorCode,
        @Nullable String errorMsg,
        List<Uploaded> results) {

    /** No body: done, as the status says. */
    static final UploadAnswer EMPTY = new UploadAnswer(null, null, null, List.of());

    /** The wire form of one result (schema {@code UploadSampleResp}). */
    record Uploaded(
            @Nullable Boolean success,
            @Nullable String name,
            @Nullable String info,
            @Nullable String errorCode,
            @Nullable String errorMsg) {

        boolean refused() {
            return BatchAnswer.refused(success, errorCode);
        }
    }

    /** An answer that was not refused as a whole, waiting for the names of its samples. */
    record Taken(UploadAnswer answer, Refusals refusals) {

        public BatchResult<UploadedSample> of(List<NewSample> samples) {
            List<Uploaded> results = answer.results;
            List<UploadedSample> items = new ArrayList<>();
            if (results.isEmpty()) {
                samples.forEach(sample -> items.add(new UploadedSample(null, sample.name(), true, null, null, null)));
            }
            boolean oneForEach = results.size() == samples.size();
            for (int i = 0; i < results.size(); i++) {
                Uploaded result = results.get(i);
                items.add(new UploadedSample(
                        result.refused() ? null : result.info,
                        result.name == null && oneForEach ? samples.get(i).name() : result.name,
                        !result.refused(),
                        result.errorCode,
                        result.errorMsg,
                        result.info));
            }
            return new BatchResult<>(items, refusals);
        }
    }

    UploadAnswer {
        results = Immutable.list(results);
    }

    /** A flag that says no without a result that does refuses the whole. */
    Taken taken(Refusals refusals) throws ServiceFault {
        if (BatchAnswer.refused(success, errorCode) && results.stream().noneMatch(Uploaded::refused)) {
            throw new ServiceFault(errorCode, errorMsg);
        }
        return new Taken(this, refusals);
    }
}
