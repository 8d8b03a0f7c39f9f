package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages by {@code offset} and {@code limit}, whatever {@code offset} counts. After a first page of full length the source
 * asks for {@code offset=1}: if the answer has records of the first page, the offset counts records, and the new records
 * of the answer are the next page; if not, the answer is the second page. The client remembers the way of counting.
 *
 * <p>Every position also remembers the last record's id: if the list has shifted meanwhile, records up to it are dropped
 * from the next page instead of being read twice.
 *
 * @param <T> type of the elements
 */
public final class OffsetPages<T> implements PageSource<T> {

    /**
     * The service's answer for one page.
     *
     * @param items the elements
     * @param total the total; null if the answer has none
     * @param <T> type of the elements
     */
    public record Slice<T>(List<T> items, @Nullable Integer total) {}

    /**
     * Reads the page at an offset.
     *
     * @param <T> type of the elements
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads one page.
         *
         * @param offset the offset to ask for
         * @return the answer
         */
        Slice<T> read(int offset);
    }

    private enum Step {
        PAGE,
        RECORD,
        /** Not known yet: the answer to {@code offset=1} shows the way of counting. */
        PROBE
    }

    /** The place of a page: how to read the page, and which records are before the page. */
    private record Position(Step step, int offset, String first, String second, String last) {

        static final Position START = new Position(Step.PAGE, 0, "", "", "");

        static Position parse(String text) {
            String[] parts = text.split(":", -1);
            try {
                if (parts.length == 5) {
                    return new Position(
                            Step.valueOf(parts[0]),
                            Integer.parseInt(parts[1]),
                            id(parts[2]),
                            id(parts[3]),
                            id(parts[4]));
                }
            } catch (IllegalArgumentException e) {
                // refused below, like a text of another length
            }
            throw Check.refused("position", "is not a position of this listing", text);
        }

        private static String id(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }

        private static String text(String id) {
            return URLEncoder.encode(id, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return step + ":" + offset + ":" + text(first) + ":" + text(second) + ":" + text(last);
        }
    }

    /** Replaces the first record's id, which only a probe needs, in a position after a page without new records. */
    private static final String AGAIN = "=";

    private final int limit;
    private final AtomicReference<OffsetMode> mode;
    private final Function<T, @Nullable String> id;
    private final Reader<T> reader;

    /**
     * A listing.
     *
     * @param limit the page size that the reader asks for
     * @param mode what the client knows of the service's way of counting; this listing may find the way out
     * @param id the identity of a record
     * @param reader reads one page
     */
    public OffsetPages(
            int limit, AtomicReference<OffsetMode> mode, Function<T, @Nullable String> id, Reader<T> reader) {
        this.limit = limit;
        this.mode = mode;
        this.id = id;
        this.reader = reader;
    }

    @Override
    public Page<T> fetch(@Nullable String position) {
        Position here = position == null ? Position.START : Position.parse(position);
        Slice<T> slice = reader.read(here.offset);
        List<T> items = slice.items();
        Step step = here.step;
        if (step == Step.PROBE) {
            step = countsRecords(items, here) ? Step.RECORD : Step.PAGE;
            mode.set(step == Step.RECORD ? OffsetMode.RECORD : OffsetMode.PAGE);
        }
        // If the service counts records, the probe overlaps the first page. If the answer does not reach the first
        // page's
        // last record, so many records were inserted before that the whole answer repeats: the next page overlaps, too.
        boolean behind = here.step == Step.PROBE && step == Step.RECORD && indexOf(items, here.last) < 0;
        List<T> fresh = behind ? List.of() : items.subList(indexOf(items, here.last) + 1, items.size());
        // The same last record twice in a row: the service ignores the offset, and the listing would never end.
        boolean again = !here.last.isEmpty() && here.last.equals(idOf(items, items.size() - 1));
        boolean end = items.size() < limit || (again && here.first.equals(AGAIN));
        return new Page<>(
                fresh,
                here.toString(),
                end
                        ? null
                        : next(here, step, items, behind ? here.last : idOf(items, items.size() - 1), again)
                                .toString(),
                slice.total() == null ? null : new Total(slice.total(), true));
    }

    private Position next(Position here, Step step, List<T> items, String last, boolean again) {
        if (here.offset > 0) {
            int offset = step == Step.RECORD ? here.offset + items.size() : here.offset + 1;
            return new Position(step, offset, again ? AGAIN : "", "", last);
        }
        return switch (mode.get()) {
            case RECORD -> new Position(Step.RECORD, items.size(), "", "", last);
            case PAGE -> new Position(Step.PAGE, 1, "", "", last);
            // With one record a page both ways of counting are the same.
            case AUTO ->
                new Position(items.size() == 1 ? Step.PAGE : Step.PROBE, 1, idOf(items, 0), idOf(items, 1), last);
        };
    }

    /** An offset of one record shows the first page's second record, or its first record after an insertion. */
    private boolean countsRecords(List<T> items, Position here) {
        for (T item : items) {
            String itemId = id.apply(item);
            if (itemId != null && (itemId.equals(here.second) || itemId.equals(here.first))) {
                return true;
            }
        }
        return false;
    }

    /** The index of a record; -1 if the page does not have the record, or the id is not known. */
    private int indexOf(List<T> items, String itemId) {
        for (int i = 0; i < items.size(); i++) {
            if (!itemId.isEmpty() && itemId.equals(id.apply(items.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private String idOf(List<T> items, int index) {
        return index >= 0 && index < items.size() ? Objects.requireNonNullElse(id.apply(items.get(index)), "") : "";
    }
}
