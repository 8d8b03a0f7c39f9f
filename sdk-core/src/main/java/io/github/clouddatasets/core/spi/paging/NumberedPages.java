package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.value.Check;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are asked for by number, from 1. Where the service promises full pages, the last page is the first one that
 * is shorter than the page size. Where it does not, a listing ends at an empty page, at a repeated one, or at a short page
 * that the total does not contradict. An exact total ends a listing at a full page, too.
 *
 * @param <T> type of the elements
 */
public final class NumberedPages<T> implements PageSource<T> {

    /**
     * What the service answers for one page.
     *
     * @param items the elements
     * @param rows how many records the service sent: more than there are elements if one could not be read
     * @param pageSize the size the service says it used; null if it does not say, then the size asked for counts
     * @param total the total; null if the service does not say
     * @param <T> type of the elements
     */
    public record Slice<T>(
            List<T> items,
            int rows,
            @Nullable Integer pageSize,
            @Nullable Total total) {

        /**
         * A page all of whose records could be read.
         *
         * @param items the elements
         * @param pageSize the size the service says it used; null if it does not say
         * @param total the total; null if the service does not say
         */
        public Slice(List<T> items, @Nullable Integer pageSize, @Nullable Total total) {
            this(items, items.size(), pageSize, total);
        }
    }

    /**
     * Reads one page by its number.
     *
     * @param <T> type of the elements
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads one page.
         *
         * @param number the page's number, from 1
         * @return the service's answer
         */
        Slice<T> read(int number);
    }

    private final int pageSize;
    private final Reader<T> reader;

    /** Gives the id of an element, where pages may be short; null where only the last one is. */
    private final @Nullable Function<? super T, String> id;

    /**
     * Pages of a service that fills each one but the last.
     *
     * @param pageSize the size that is asked for, or the service's default
     * @param reader reads a page
     */
    public NumberedPages(int pageSize, Reader<T> reader) {
        this(pageSize, reader, null);
    }

    /**
     * Pages of a service that may give fewer records than it has, whatever size it was asked for or says: its total tells.
     *
     * @param pageSize the size that is asked for, or the service's default
     * @param reader reads a page
     * @param id gives the id of an element: two pages in a row that end with the same one are the same page
     */
    public NumberedPages(int pageSize, Reader<T> reader, @Nullable Function<? super T, String> id) {
        this.pageSize = pageSize;
        this.reader = reader;
        this.id = id;
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
        Position here = Position.of(position, pageSize, id != null);
        return page(here, ahead.read(request(here.number)), 0, ahead);
    }

    /**
     * The request for a page.
     *
     * @param number the page's number, from 1
     * @return the request
     */
    public PagesAhead.Request<Slice<T>> request(int number) {
        return new Request<>(reader, number);
    }

    private record Request<T>(Reader<T> reader, int number) implements PagesAhead.Request<Slice<T>> {
        @Override
        public Slice<T> send() {
            return reader.read(number);
        }
    }

    @Override
    public String at(long record) {
        if (record / pageSize >= Integer.MAX_VALUE) {
            throw Check.refused(
                    "record", "must be less than " + (long) pageSize * Integer.MAX_VALUE, Long.toString(record));
        }
        return RecordStart.text(record);
    }

    /** Makes a page of an answer, and has the pages read that are likely to follow. */
    private Page<T> page(Position here, Slice<T> slice, int skipped, PagesAhead ahead) {
        Page<T> page = judge(here, slice);
        if (page.next() != null) {
            int size = sizeOf(slice);
            Total total = slice.total();
            long rest = total == null || !total.exact() ? 0 : total.count() - (long) here.number * size;
            ahead.expect(page.items().size() - skipped, size, rest, i -> request(here.number + 1 + i));
        }
        return page;
    }

    private Page<T> judge(Position here, Slice<T> slice) {
        boolean isShort = slice.rows() < sizeOf(slice);
        Function<? super T, String> idOf = id;
        if (idOf == null) {
            long seen = (here.number - 1L) * sizeOf(slice) + slice.rows();
            boolean last = slice.rows() == 0 || isShort || isAll(slice.total(), seen);
            String next = Integer.toString(here.number + 1);
            return new Page<>(slice.items(), Integer.toString(here.number), last ? null : next, slice.total());
        }
        List<T> items = slice.items();
        String lastId = items.isEmpty() ? here.lastId : idOf.apply(items.get(items.size() - 1));
        if (!items.isEmpty() && lastId.equals(here.lastId)) {
            return new Page<>(List.of(), here.toString(), null, slice.total());
        }
        long seen = here.seen + slice.rows();
        boolean last = slice.rows() == 0
                || isAll(slice.total(), seen)
                || (isShort && agrees(slice.total(), here.number, seen));
        String next = new Position(here.number + 1, seen, lastId).toString();
        return new Page<>(items, here.toString(), last ? null : next, slice.total());
    }

    /** The page that has a record, without those before it. */
    private Page<T> startingAt(long record, PagesAhead ahead) {
        int size = pageSize;
        int number = number(record, size);
        Slice<T> slice = reader.read(number);
        int used = sizeOf(slice);
        if (id != null && slice.rows() > 0 && slice.rows() < used) {
            // The last page, or the service gives fewer records than it says: the first page shows how many.
            int first = number == 1 ? slice.rows() : reader.read(1).rows();
            used = first > 0 && first < used && record >= first ? first : used;
        }
        if (used != size) {
            size = used;
            int asked = number;
            number = number(record, size);
            slice = number == asked ? slice : reader.read(number);
        }
        int skipped = (int) (record % size);
        Position here = new Position(number, (number - 1L) * size, "");
        return RecordStart.of(page(here, slice, skipped, ahead), record, skipped);
    }

    private static int number(long record, int size) {
        return (int) Math.min(record / size + 1, Integer.MAX_VALUE);
    }

    /** The service may have clamped the size that was asked for; a senseless one is not believed. */
    private int sizeOf(Slice<T> slice) {
        return slice.pageSize() != null && slice.pageSize() > 0 ? slice.pageSize() : pageSize;
    }

    private static boolean isAll(@Nullable Total total, long seen) {
        return total != null && total.exact() && total.count() == seen;
    }

    /**
     * Whether the total does not contradict the end. A total that the listing has passed does not count records: it may count
     * pages.
     */
    private static boolean agrees(@Nullable Total total, int number, long seen) {
        return total == null || seen == total.count() || (seen > total.count() && number >= total.count());
    }

    /** The number of a page, the records before it, and the last one's id; the number alone if that is all that counts. */
    private record Position(int number, long seen, String lastId) {

        static Position of(@Nullable String text, int pageSize, boolean counting) {
            if (text == null) {
                return new Position(1, 0, "");
            }
            String[] parts = text.split(":", -1);
            try {
                int number = Integer.parseInt(parts[0]);
                boolean whole = counting && parts.length == 3;
                if (number >= 1 && (parts.length == 1 || whole)) {
                    return whole
                            ? new Position(
                                    number,
                                    Long.parseLong(parts[1]),
                                    URLDecoder.decode(parts[2], StandardCharsets.UTF_8))
                            : new Position(number, (number - 1L) * pageSize, "");
                }
            } catch (IllegalArgumentException e) {
                // refused below, like a number that is too small
            }
            throw Check.refused("position", "is not a position of this listing", text);
        }

        @Override
        public String toString() {
            return number == 1 ? "1" : number + ":" + seen + ":" + URLEncoder.encode(lastId, StandardCharsets.UTF_8);
        }
    }
}
