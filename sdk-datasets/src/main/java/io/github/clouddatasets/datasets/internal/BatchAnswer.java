package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.spi.Op.Refusals;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.BatchOutcome;
import io.github.clouddatasets.datasets.common.BatchResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of what a batch answers (schema {@code BatchResultResponse}). One flag may stand for all of the batch;
 * single results say what became of the items, in the order of the request, and may be missing.
 */
public record BatchAnswer(
        @Nullable Boolean success,
        @Nullable String errorCode,
        @Nullable String errorMsg,
        List<Outcome> results) {

    /** No body: done, as the status says. */
    public static final BatchAnswer EMPTY = new BatchAnswer(null, null, null, List.of());

    /** The wire form of one result (schema {@code BatchResponse}); some calls for a single thing answer with it, too. */
    public record Outcome(
            @Nullable Boolean success,
            @Nullable String errorCode,
            @Nullable String errorMsg) {

        /** No body: done, as the status says. */
        public static final Outcome EMPTY = new Outcome(null, null, null);

        /** True, or the refusal. */
        public boolean done() throws ServiceFault {
            if (refused(success, errorCode)) {
                throw new ServiceFault(errorCode, errorMsg);
            }
            return true;
        }
    }

    /** An answer that was not refused as a whole, waiting for the ids of its items. */
    public record Taken(BatchAnswer answer, Refusals refusals) {

        public BatchResult<BatchOutcome> of(List<String> ids) {
            List<Outcome> results = answer.results;
            List<BatchOutcome> items = new ArrayList<>();
            if (results.isEmpty()) {
                ids.forEach(id -> items.add(new BatchOutcome(id, true, null, null)));
            }
            boolean oneForEach = results.size() == ids.size();
            for (int i = 0; i < results.size(); i++) {
                Outcome result = results.get(i);
                items.add(new BatchOutcome(
                        oneForEach ? ids.get(i) : null,
                        !refused(result.success, result.errorCode),
                        result.errorCode,
                        result.errorMsg));
            }
            return new BatchResult<>(items, refusals);
        }
    }

    public BatchAnswer {
        results = Immutable.list(results);
    }

    /** A flag that says no without a result that does refuses the whole. */
    public Taken taken(Refusals refusals) throws ServiceFault {
        boolean inPart = results.stream().anyMatch(result -> refused(result.success, result.errorCode));
        if (refused(success, errorCode) && !inPart) {
            throw new ServiceFault(errorCode, errorMsg);
        }
        return new Taken(this, refusals);
    }

    /** Where the flag is missing the code decides, unless it is a note about progress. */
    public static boolean refused(@Nullable Boolean success, @Nullable String errorCode) {
        if (success != null) {
            return !success;
        }
        return errorCode != null && !errorCode.isBlank() && !ErrorMeanings.isNote(errorCode);
    }
}
