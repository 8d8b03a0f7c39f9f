package io.github.clouddatasets.datasets.common;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a batch, item by item. The service can refuse some items and accept the others, so a call that returns a
 * result has succeeded while its items may have failed: look at {@link #failed()}, or insist with
 * {@link #throwIfAnyFailed()}. A batch that is refused as a whole is an exception of the call itself.
 *
 * <pre>{@code
 * BatchResult result = datasets.samples().delete(id, sampleIds);
 * for (BatchItem refused : result.failed()) {
 *     log.warn("{}: {} {}", refused.id(), refused.errorCode(), refused.errorMsg());
 * }
 * }</pre>
 */
public final class BatchResult {

    /** A message names this many items. */
    private static final int NAMED = 3;

    private final List<BatchItem> items;
    private final BiFunction<@Nullable String, @Nullable String, ApiException> refusals;

    /**
     * Made by the calls that send batches.
     *
     * @param items the outcomes, in the order of the request
     * @param refusals makes the exception of {@link #throwIfAnyFailed()} out of a code and a text
     * @throws IllegalArgumentException if either is null
     */
    public BatchResult(List<BatchItem> items, BiFunction<@Nullable String, @Nullable String, ApiException> refusals) {
        this.items = List.copyOf(Check.required("items", items));
        this.refusals = Check.required("refusals", refusals);
    }

    /**
     * All items, in the order of the request.
     *
     * @return an unmodifiable list
     */
    public List<BatchItem> items() {
        return items;
    }

    /**
     * The items that the service refused.
     *
     * @return an unmodifiable list, empty if the service refused none
     */
    public List<BatchItem> failed() {
        return items.stream().filter(item -> !item.success()).toList();
    }

    /**
     * The items that the service accepted.
     *
     * @return an unmodifiable list
     */
    public List<BatchItem> succeeded() {
        return items.stream().filter(BatchItem::success).toList();
    }

    /**
     * Throws if the service refused any item. The accepted items stay accepted.
     *
     * @return this result
     * @throws ApiException of the kind of the first refusal; the message names the first refused items
     */
    public BatchResult throwIfAnyFailed() {
        List<BatchItem> failed = failed();
        if (!failed.isEmpty()) {
            String code = failed.stream()
                    .map(BatchItem::errorCode)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            String named = failed.stream().limit(NAMED).map(BatchResult::named).collect(Collectors.joining("; "));
            throw refusals.apply(
                    code,
                    failed.size() + " of " + items.size() + " items were refused: " + named
                            + (failed.size() > NAMED ? "; …" : ""));
        }
        return this;
    }

    private static String named(BatchItem item) {
        String id = item.name() == null ? item.id() : item.name();
        return (id == null ? "an item without a name" : id)
                + (item.errorCode() == null ? "" : " " + item.errorCode())
                + (item.errorMsg() == null ? "" : " " + item.errorMsg());
    }

    /** The number of items, and the number of refused items. */
    @Override
    public String toString() {
        return "BatchResult[items=" + items.size() + ", failed=" + failed().size() + ']';
    }
}
