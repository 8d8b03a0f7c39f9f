package io.github.clouddatasets.datasets.common;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.Op.Refusals;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What became of the items of a batch. The service can refuse some of them and take the others, so a call that returns
 * this has not failed, but its items may have: look at {@link #failed()}, or insist with {@link #throwIfAnyFailed()}. A
 * batch that is refused as a whole is an exception of the call itself.
 *
 * <pre>{@code
 * BatchResult<BatchOutcome> result = datasets.samples().delete(id, sampleIds);
 * for (BatchOutcome refused : result.failed()) {
 *     log.warn("{}: {} {}", refused.id(), refused.errorCode(), refused.errorMsg());
 * }
 * }</pre>
 *
 * @param <I> what is told of an item
 */
public final class BatchResult<I extends BatchItem> {

    /** So many items are named in a message. */
    private static final int NAMED = 3;

    private final List<I> items;
    private final Refusals refusals;

    public BatchResult(List<I> items, Refusals refusals) {
        this.items = List.copyOf(items);
        this.refusals = refusals;
    }

    /**
     * All items, in the order of the request.
     *
     * @return an unmodifiable list
     */
    public List<I> items() {
        return items;
    }

    /**
     * The items that the service refused.
     *
     * @return an unmodifiable list, empty if all is well
     */
    public List<I> failed() {
        return items.stream().filter(item -> !item.success()).toList();
    }

    /**
     * The items that were done.
     *
     * @return an unmodifiable list
     */
    public List<I> succeeded() {
        return items.stream().filter(BatchItem::success).toList();
    }

    /**
     * Throws if any item was refused. The items that were done stay done.
     *
     * @return this
     * @throws ApiException of the kind of the first refusal, naming the first items that were refused
     */
    public BatchResult<I> throwIfAnyFailed() {
        List<I> failed = failed();
        if (!failed.isEmpty()) {
            String code = failed.stream()
                    .map(BatchItem::errorCode)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            String named = failed.stream().limit(NAMED).map(BatchResult::named).collect(Collectors.joining("; "));
            throw refusals.of(
                    code,
                    failed.size() + " of " + items.size() + " items were refused: " + named
                            + (failed.size() > NAMED ? "; …" : ""));
        }
        return this;
    }

    private static String named(BatchItem item) {
        String id = item instanceof UploadedSample sample ? sample.name() : item.id();
        return (id == null ? "an item that is not named" : id)
                + (item.errorCode() == null ? "" : " " + item.errorCode())
                + (item.errorMsg() == null ? "" : " " + item.errorMsg());
    }

    /** How many items there are, and how many were refused. */
    @Override
    public String toString() {
        return "BatchResult[items=" + items.size() + ", failed=" + failed().size() + ']';
    }
}
