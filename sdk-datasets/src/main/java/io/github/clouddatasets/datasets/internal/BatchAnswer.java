package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.spi.Op.Refusals;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.common.BatchItem;
import io.github.clouddatasets.datasets.common.BatchResult;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of the answer to a batch (schemas {@code BatchResultResponse} and {@code UploadSamplesJsonResponse}). One
 * flag may stand for the whole batch, and may say yes although the service refused single items. The results hold the
 * outcomes of the items, in the order of the request, and may be missing.
 */
@Decoded
public record BatchAnswer(
        @Nullable Boolean success,
        @Nullable String errorCode,
        @Nullable String errorMsg,
        List<Outcome> results) {

    /** An answer without a body: the status alone says that the batch was accepted. */
    public static final BatchAnswer EMPTY = new BatchAnswer(null, null, null, List.of());

    /**
     * The wire form of one outcome (schemas {@code BatchResponse} and {@code UploadSampleResp}). Some calls for a single item
     * answer with this form, too. Only uploads have a name and an info.
     */
    @Decoded
    public record Outcome(
            @Nullable Boolean success,
            @Nullable String errorCode,
            @Nullable String errorMsg,
            @Nullable String name,
            @Nullable String info) {

        /** An answer without a body: the status alone says that the item was accepted. */
        public static final Outcome EMPTY = new Outcome(null, null, null, null, null);

        /** True, or the refusal. */
        public boolean done() throws ServiceFault {
            if (refused()) {
                throw new ServiceFault(errorCode, errorMsg);
            }
            return true;
        }

        private boolean refused() {
            return BatchAnswer.refused(success, errorCode);
        }
    }

    /** An answer that did not refuse the whole batch, and still lacks the ids of its items. */
    public record Taken(BatchAnswer answer, Refusals refusals) {

        /** The result for items that had an id before, in the order of the request. */
        public BatchResult of(List<String> ids) {
            boolean oneForEach = answer.results.size() == ids.size();
            return result(
                    ids.stream().map(id -> new BatchItem(id, null, true, null, null, null)),
                    i -> item(answer.results.get(i), oneForEach ? ids.get(i) : null, null));
        }

        /** The result for uploads, whose ids the answer holds; the names are those of the request, in its order. */
        public BatchResult ofUploads(List<? extends @Nullable String> names) {
            boolean oneForEach = answer.results.size() == names.size();
            return result(names.stream().map(name -> new BatchItem(null, name, true, null, null, null)), i -> {
                Outcome outcome = answer.results.get(i);
                String name = outcome.name == null && oneForEach ? names.get(i) : outcome.name;
                return item(outcome, outcome.refused() ? null : outcome.info, name);
            });
        }

        /** Without results the whole batch was accepted. */
        private BatchResult result(Stream<BatchItem> accepted, IntFunction<BatchItem> item) {
            Stream<BatchItem> told = IntStream.range(0, answer.results.size()).mapToObj(item);
            return new BatchResult((answer.results.isEmpty() ? accepted : told).toList(), refusals::of);
        }

        private static BatchItem item(Outcome outcome, @Nullable String id, @Nullable String name) {
            return new BatchItem(id, name, !outcome.refused(), outcome.errorCode, outcome.errorMsg, outcome.info);
        }
    }

    public BatchAnswer {
        results = Immutable.list(results);
    }

    /** A flag that says no, without a result that says no, refuses the whole batch. */
    public Taken taken(Refusals refusals) throws ServiceFault {
        if (refused(success, errorCode) && results.stream().noneMatch(Outcome::refused)) {
            throw new ServiceFault(errorCode, errorMsg);
        }
        return new Taken(this, refusals);
    }

    /** Without a flag the code decides, unless the code is a note about progress. */
    public static boolean refused(@Nullable Boolean success, @Nullable String errorCode) {
        if (success != null) {
            return !success;
        }
        return errorCode != null && !errorCode.isBlank() && !ErrorMeanings.isNote(errorCode);
    }
}
