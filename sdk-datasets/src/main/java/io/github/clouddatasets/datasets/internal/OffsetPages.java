package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.paging.PagesAhead;
import io.github.clouddatasets.core.spi.paging.RecordStart;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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
 * <p>A page that is shorter than {@code limit} says nothing, since a service may give fewer records than it was asked for.
 * The listing ends at a page that brings it to exactly the total, at an empty page, or where the service gives the
 * same records again. A total that is too small, or that the listing has passed, is not believed, and one that is too
 * large costs a request that finds nothing. So does a full page at the total if the total may not be that of the listing:
 * on the first page it may count the page, and a round one may be a limit of the service's own.
 *
 * <p>Every position also remembers the last record's id: if the list has shifted meanwhile, records up to it are dropped
 * from the next page instead of being read twice. And it remembers how many records came before it.
 *
 * @param <T> type of the elements
 */
public final class OffsetPages<T> implements PageSource<T> {

    /**
     * The service's answer for one page.
     *
     * @param items the elements
     * @param rows how many records the service sent: more than there are elements if one came without its id
     * @param total the total; null if the answer has none
     * @param exact whether the total counts all records
     * @param <T> type of the elements
     */
    public record Slice<T>(
            List<T> items, int rows, @Nullable Integer total, boolean exact) {

        /**
         * An answer off the wire.
         *
         * @param entries the records; null in the place of one that cannot be read
         * @param total the total; null if the answer has none
         * @param <T> type of the elements
         * @return the answer
         */
        public static <T> Slice<T> of(@Nullable List<? extends @Nullable T> entries, @Nullable Integer total) {
            return capped(entries, total, -1);
        }

        /**
         * An answer off the wire of a listing whose total goes no further than a limit.
         *
         * @param entries the records; null in the place of one that cannot be read
         * @param total the total; null if the answer has none
         * @param cap the largest total, which stands for any larger one, too
         * @param <T> type of the elements
         * @return the answer
         */
        public static <T> Slice<T> capped(
                @Nullable List<? extends @Nullable T> entries, @Nullable Integer total, int cap) {
            List<T> items = new ArrayList<>();
            int rows = 0;
            if (entries != null) {
                rows = entries.size();
                for (T entry : entries) {
                    if (entry != null) {
                        items.add(entry);
                    }
                }
            }
            return new Slice<>(Collections.unmodifiableList(items), rows, total, total == null || total != cap);
        }
    }

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
         * @param limit the page size to ask for
         * @return the answer
         */
        Slice<T> read(int offset, int limit);
    }

    private enum Step {
        PAGE,
        RECORD,
        /** Not known yet: the answer to {@code offset=1} shows the way of counting. */
        PROBE
    }

    /** The place of a page: how to read the page, and which records are before the page. */
    private record Position(Step step, int offset, String first, String second, String last, int seen, int size) {

        static final Position START = new Position(Step.PAGE, 0, "", "", "", 0, UNKNOWN);

        static Position parse(String text) {
            String[] parts = text.split(":", -1);
            try {
                if (parts.length == 5 || parts.length == 7) {
                    return new Position(
                            Step.valueOf(parts[0]),
                            Integer.parseInt(parts[1]),
                            id(parts[2]),
                            id(parts[3]),
                            id(parts[4]),
                            parts.length == 5 ? UNKNOWN : Integer.parseInt(parts[5]),
                            parts.length == 5 ? UNKNOWN : Integer.parseInt(parts[6]));
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
            return step + ":" + offset + ":" + text(first) + ":" + text(second) + ":" + text(last) + ":" + seen + ":"
                    + size;
        }
    }

    /** What a position of an earlier version of this class does not say. */
    private static final int UNKNOWN = -1;

    /** Replaces the first record's id, which only a probe needs, in a position after a page without new records. */
    private static final String AGAIN = "=";

    /** How many records a probe asks for that is not a page of the listing. */
    private static final int PROBED = 10;

    /** Search engines count up to a round number. */
    private static final int ROUND = 1000;

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
        return fetch(position, PagesAhead.NONE);
    }

    @Override
    public Page<T> fetch(@Nullable String position, PagesAhead ahead) {
        if (position != null && position.startsWith(RecordStart.MARK)) {
            return startingAt(RecordStart.parse(position), ahead);
        }
        Position here = position == null ? Position.START : Position.parse(position);
        return page(here, ahead.read(new Request<>(reader, here.offset, asked(here))), 0, ahead);
    }

    private record Request<T>(Reader<T> reader, int offset, int limit) implements PagesAhead.Request<Slice<T>> {
        @Override
        public Slice<T> send() {
            return reader.read(offset, limit);
        }
    }

    @Override
    public String at(long record) {
        Check.range("record", record, 0, Integer.MAX_VALUE);
        return RecordStart.text(record);
    }

    /** A service that gives fewer records than asked for may count pages of either length: ask for what it gives. */
    private int asked(Position here) {
        return here.size > 0 && here.size < limit && here.step != Step.RECORD ? here.size : limit;
    }

    /** The page that has a record, without those before it. */
    private Page<T> startingAt(long record, PagesAhead ahead) {
        int number = (int) Math.min(record, Integer.MAX_VALUE);
        if (mode.get() == OffsetMode.AUTO && limit > 1) {
            probe();
        }
        if (mode.get() == OffsetMode.RECORD) {
            Position here = new Position(Step.RECORD, number, "", "", "", number, UNKNOWN);
            return RecordStart.of(page(here, reader.read(number, limit), 0, ahead), number, 0);
        }
        int size = limit;
        int index = number / size;
        Slice<T> slice = reader.read(index, size);
        if (slice.rows() > 0 && slice.rows() < size) {
            // The last page, or a service that gives fewer records than asked for: the first page shows how many.
            int first = index == 0 ? slice.rows() : reader.read(0, size).rows();
            if (first > 0 && first < size && number >= first) {
                size = first;
                index = number / size;
                slice = reader.read(index, size);
            }
        }
        Position here = index == 0 ? Position.START : new Position(Step.PAGE, index, "", "", "", index * size, size);
        return RecordStart.of(page(here, slice, number % size, ahead), number, number % size);
    }

    /** Finds out what the offset counts: two small pages at neighbouring offsets have records in common, or have not. */
    private void probe() {
        int few = Math.min(limit, PROBED);
        List<T> first = reader.read(0, few).items();
        Slice<T> second = reader.read(1, few);
        if (second.rows() > 0) {
            Position probe = new Position(Step.PROBE, 1, idOf(first, 0), idOf(first, 1), "", 0, UNKNOWN);
            mode.set(countsRecords(second.items(), probe) ? OffsetMode.RECORD : OffsetMode.PAGE);
        }
    }

    /** Makes a page of an answer, and has the pages read that are likely to follow. */
    private Page<T> page(Position here, Slice<T> slice, int skipped, PagesAhead ahead) {
        List<T> items = slice.items();
        Step step = here.step;
        if (step == Step.PROBE) {
            step = countsRecords(items, here) ? Step.RECORD : Step.PAGE;
            if (slice.rows() > 0) { // an empty page teaches nothing: the records may be gone meanwhile
                mode.set(step == Step.RECORD ? OffsetMode.RECORD : OffsetMode.PAGE);
            }
        }
        // If the service counts records, the probe overlaps the first page. If the answer does not reach the first
        // page's
        // last record, so many records were inserted before that the whole answer repeats: the next page overlaps, too.
        boolean behind = here.step == Step.PROBE && step == Step.RECORD && indexOf(items, here.last) < 0;
        List<T> fresh = behind ? List.of() : items.subList(indexOf(items, here.last) + 1, items.size());
        // The same last record twice in a row: the service ignores the offset, and the listing would never end.
        String last = idOf(items, items.size() - 1);
        boolean again = !here.last.isEmpty() && here.last.equals(last);
        int lost = slice.rows() - items.size();
        int seen = here.seen == UNKNOWN ? UNKNOWN : here.seen + fresh.size() + lost;
        if (step == Step.RECORD) {
            seen = here.offset + slice.rows();
        }
        boolean atTotal = slice.total() != null
                && seen == slice.total()
                && slice.exact()
                && (slice.rows() < limit || (seen > slice.rows() && seen % ROUND != 0));
        boolean end = slice.rows() == 0 || atTotal || (again && here.first.equals(AGAIN));
        Position next = null;
        if (!end) {
            String known = behind || last.isEmpty() ? here.last : last;
            next = next(here, step, slice.rows(), items, known, again, seen);
            long rest = slice.total() == null || !slice.exact() || seen == UNKNOWN ? 0 : slice.total() - seen;
            expect(next, slice.rows(), fresh.size() - skipped, rest, ahead);
        }
        return new Page<>(
                fresh,
                here.toString(),
                next == null ? null : next.toString(),
                slice.total() == null ? null : new Total(slice.total(), slice.exact()));
    }

    /** Before a probe only its own request is known. */
    private void expect(Position next, int rows, int given, long rest, PagesAhead ahead) {
        int size = asked(next);
        int step = next.step == Step.RECORD ? rows : 1;
        long left = next.step == Step.PROBE ? 1 : rest;
        ahead.expect(given, Math.min(rows, size), left, i -> new Request<>(reader, next.offset + i * step, size));
    }

    private Position next(Position here, Step step, int rows, List<T> items, String last, boolean again, int seen) {
        if (here.offset > 0) {
            int offset = step == Step.RECORD ? here.offset + rows : here.offset + 1;
            return new Position(step, offset, again ? AGAIN : "", "", last, seen, here.size);
        }
        return switch (mode.get()) {
            case RECORD -> new Position(Step.RECORD, rows, "", "", last, seen, rows);
            case PAGE -> new Position(Step.PAGE, 1, "", "", last, seen, rows);
            // With one record a page both ways of counting are the same.
            case AUTO ->
                new Position(rows == 1 ? Step.PAGE : Step.PROBE, 1, idOf(items, 0), idOf(items, 1), last, seen, rows);
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
