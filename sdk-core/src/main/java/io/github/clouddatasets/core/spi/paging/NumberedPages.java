package io.github.clouddatasets.core.spi.paging;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.value.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are asked for by number, from 1. The last page is the first one shorter than the page size: totals and
 * {@code more} flags of the services are not to be trusted for that.
 *
 * @param <T> type of the elements
 */
public final class NumberedPages<T> implements PageSource<T> {

    /**
     * What the service answers for one page.
     *
     * @param items the elements
     * @param pageSize the size the service says it used; null if it does not say, then the size asked for counts
     * @param total the total; null if the service does not say
     * @param <T> type of the elements
     */
    public record Slice<T>(
            List<T> items,
            @Nullable Integer pageSize,
            @Nullable Total total) {}

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

    /**
     * Pages of one size.
     *
     * @param pageSize the size that is asked for, or the service's default
     * @param reader reads a page
     */
    public NumberedPages(int pageSize, Reader<T> reader) {
        this.pageSize = pageSize;
        this.reader = reader;
    }

    @Override
    public Page<T> fetch(@Nullable String position) {
        int number = position == null ? 1 : number(position);
        Slice<T> slice = reader.read(number);
        // The service may have clamped the size that was asked for; a senseless one is not believed.
        int size = slice.pageSize() != null && slice.pageSize() > 0 ? slice.pageSize() : pageSize;
        boolean last = slice.items().isEmpty() || slice.items().size() < size;
        return new Page<>(
                slice.items(), Integer.toString(number), last ? null : Integer.toString(number + 1), slice.total());
    }

    private static int number(String position) {
        try {
            int number = Integer.parseInt(position);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is too small
        }
        throw Check.refused("position", "is not a position of this listing", position);
    }
}
