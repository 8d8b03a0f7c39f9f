package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.value.Check;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a read, in the forms that the server understands. The server silently drops parameters that it does
 * not know and answers some mistakes with 500, so this class writes only forms that work. A list of values that is too
 * long for one request line becomes several requests: their results do not overlap, since a row has one value in each
 * column.
 */
public final class QueryParameters {

    /** The most rows of one request. */
    public static final int LARGEST_PAGE = 1000;

    /** Proxies and the server limit a request line to about 8 kB; the rest is for path, page and sorting. */
    private static final int LONGEST_QUERY = 7_000;

    /** With 120 ids an address still passed, with 150 it did not (specs/idah-dataset.md, 6). */
    private static final int MOST_IDS = 100;

    /** Zeros before a number: the server reads 042 and 42 as the same id. */
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

    /**
     * One parameter with its values.
     *
     * @param name the name with several values
     * @param alone the name with one value
     * @param values at least one
     * @param most how many values fit into one request, whatever their length
     */
    private record Parameter(String name, String alone, List<String> values, int most) {

        boolean splits() {
            return name.startsWith("filter[") && values.size() > 1;
        }

        String sentName() {
            return values.size() == 1 ? alone : name;
        }

        int length() {
            int each = encodedLength(sentName()) + 2;
            return values.stream()
                    .mapToInt(value -> each + encodedLength(value))
                    .sum();
        }

        Parameter part(int from, int to) {
            return new Parameter(name, alone, values.subList(from, to), most);
        }
    }

    /** By name, in the order in which they were set. Values with the same key mean the same. */
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();

    private final Map<String, String> namesAlone = new LinkedHashMap<>();
    private final Set<String> uuids = new HashSet<>();
    private @Nullable String sort;
    private int pageSize = LARGEST_PAGE;
    private boolean counting;

    /**
     * {@code filter[field]=x} for one value, {@code filter[field][]=x} repeated for several: any of them.
     *
     * @param field the column
     * @param anyOf the values; with none there is no filter
     * @return this
     */
    public QueryParameters anyOf(String field, Collection<?> anyOf) {
        anyOf.forEach(value -> add("filter[" + field + "][]", "filter[" + field + "]", value));
        return this;
    }

    /**
     * {@code filter[field]=x}.
     *
     * @param field the column
     * @param value the value; null for no filter
     * @return this
     */
    public QueryParameters exactly(String field, @Nullable Object value) {
        return value == null ? this : anyOf(field, List.of(value));
    }

    /**
     * As {@link #anyOf}, for UUIDs: of these no more than {@value #MOST_IDS} go into one address, since the services' own
     * limit is shorter than that of proxies.
     *
     * @param field the column
     * @param anyOf the values; with none there is no filter
     * @return this
     */
    public QueryParameters ids(String field, Collection<String> anyOf) {
        uuids.add("filter[" + field + "][]");
        return anyOf(field, anyOf);
    }

    /**
     * As {@link #in}, for UUIDs, of which not too many go into one address: see {@link #ids}.
     *
     * @param field the column
     * @param anyOf the values; with none there is no filter
     * @return this
     */
    public QueryParameters idsIn(String field, Collection<String> anyOf) {
        uuids.add("filter[" + field + "__in][]");
        return in(field, anyOf);
    }

    /**
     * {@code filter[field__match]=x}: contains, letter case ignored.
     *
     * @param field the column
     * @param text the text; null for no filter
     * @return this
     */
    public QueryParameters containing(String field, @Nullable String text) {
        return bound("filter[" + field + "__match]", text);
    }

    /**
     * {@code filter[field__gt]=x}: later, which few columns offer.
     *
     * @param field the column
     * @param time the time; null for no filter
     * @return this
     */
    public QueryParameters later(String field, @Nullable Instant time) {
        return bound("filter[" + field + "__gt]", time);
    }

    /**
     * {@code filter[field__in][]=x}: only as an array, a plain value is answered with 500.
     *
     * @param field the column
     * @param anyOf the values; with none there is no filter
     * @return this
     */
    public QueryParameters in(String field, Collection<?> anyOf) {
        String name = "filter[" + field + "__in][]";
        anyOf.forEach(value -> add(name, name, value));
        return this;
    }

    /**
     * {@code filter[field__gte]=x}.
     *
     * @param field the column
     * @param value the smallest value; null for no filter
     * @return this
     */
    public QueryParameters atLeast(String field, @Nullable Object value) {
        return bound("filter[" + field + "__gte]", value);
    }

    /**
     * {@code filter[field__lte]=x}.
     *
     * @param field the column
     * @param value the largest value; null for no filter
     * @return this
     */
    public QueryParameters atMost(String field, @Nullable Object value) {
        return bound("filter[" + field + "__lte]", value);
    }

    private QueryParameters bound(String name, @Nullable Object value) {
        if (value != null) {
            add(name, name, value);
        }
        return this;
    }

    /**
     * {@code included[]=x}: further resources that come along.
     *
     * @param relation the relation's name
     * @param included whether they do
     * @return this
     */
    public QueryParameters included(String relation, boolean included) {
        if (included) {
            add("included[]", "included[]", relation);
        }
        return this;
    }

    /**
     * {@code fields[type][]=x}: the columns to read.
     *
     * @param type the kind of resources
     * @param names the columns; with none all are read
     * @return this
     */
    public QueryParameters fields(String type, Stream<String> names) {
        String name = "fields[" + type + "][]";
        names.forEach(field -> add(name, name, field));
        return this;
    }

    /**
     * One column only: of several the server takes the last.
     *
     * @param column the column; null for the id
     * @param descending whether to sort downwards
     * @return this
     */
    public QueryParameters sort(@Nullable String column, boolean descending) {
        sort = column == null || !descending ? column : "-" + column;
        return this;
    }

    /**
     * Sets how many rows one request reads.
     *
     * @param size 1 to {@value #LARGEST_PAGE}
     * @return this
     */
    public QueryParameters pageSize(int size) {
        pageSize = size;
        return this;
    }

    /**
     * Sets whether the service counts.
     *
     * @param counting whether it does
     * @return this
     */
    public QueryParameters counting(boolean counting) {
        this.counting = counting;
        return this;
    }

    /**
     * Adds the parameters of a read of one resource.
     *
     * @param input the path
     * @return path and query
     */
    public Arguments to(Arguments input) {
        return to(input, parameters());
    }

    /**
     * What one request read.
     *
     * @param items the elements
     * @param rows how many rows the service sent: more than there are elements if one came without its id
     * @param total the total; null if the service did not count
     * @param <T> type of the elements
     */
    public record Rows<T>(List<T> items, int rows, @Nullable Total total) {

        /**
         * A page with as many rows as one request reads is not the last, even if a row of it was left out.
         *
         * @return the page
         */
        public NumberedPages.Slice<T> slice() {
            return new NumberedPages.Slice<>(items, rows, null, total);
        }
    }

    /**
     * Reads one page of the listing that an input asks for.
     *
     * @param <T> type of the elements
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads a page.
         *
         * @param input the query, the page's number and size among it
         * @param number the page's number, from 1
         * @return the page
         */
        Rows<T> read(Arguments input, int number);
    }

    /**
     * The listing's pages. Several requests' pages follow each other, the positions then name request and page.
     *
     * @param reader reads one page
     * @param <T> type of the elements
     * @return the pages
     * @throws IllegalArgumentException if the query is too long and cannot be split
     */
    public <T> PageSource<T> pages(Reader<T> reader) {
        List<List<Parameter>> parts = parts(sort);
        if (parts.size() == 1) {
            return part(parts.get(0), reader, counting);
        }
        // The total of one part says little about the whole listing.
        return new JoinedPages<>(
                parts.stream().map(part -> part(part, reader, false)).toList(), pageSize);
    }

    private <T> NumberedPages<T> part(List<Parameter> part, Reader<T> reader, boolean counting) {
        String order = sort;
        int size = pageSize;
        return new NumberedPages<>(
                size,
                number -> reader.read(
                                to(Arguments.none(), part)
                                        .query("sort", order)
                                        .query("count", counting ? "true" : null)
                                        .query("page[number]", number)
                                        .query("page[size]", size),
                                number)
                        .slice());
    }

    /**
     * Has the service count, with requests that read no more than one row.
     *
     * @param reader reads the count that an input asks for
     * @return how many rows there are
     * @throws IllegalArgumentException if the query is too long and cannot be split
     */
    public Total count(Function<Arguments, Total> reader) {
        Total sum = new Total(0, true);
        for (List<Parameter> part : parts(null)) { // counting has no order, so that any query can be split
            Total counted = reader.apply(to(Arguments.none(), part)
                    .query("count", "true")
                    .query("page[number]", 1)
                    .query("page[size]", 1));
            sum = new Total(sum.count() + counted.count(), sum.exact() && counted.exact());
        }
        return sum;
    }

    /** The query, split until each part fits into a request line. */
    private List<List<Parameter>> parts(@Nullable String order) {
        List<List<Parameter>> parts = new ArrayList<>();
        split(parameters(), parts);
        if (parts.size() > 1 && order != null) {
            throw Check.refused(
                    "sortBy",
                    "cannot be combined with more values than fit into one request, whose results are joined one after"
                            + " another; leave it out or ask in several calls",
                    order);
        }
        return parts;
    }

    private static void split(List<Parameter> query, List<List<Parameter>> parts) {
        int length = length(query);
        boolean crowded = query.stream().anyMatch(parameter -> parameter.values.size() > parameter.most);
        if (length <= LONGEST_QUERY && !crowded) {
            parts.add(query);
            return;
        }
        int longest = -1;
        for (int i = 0; i < query.size(); i++) {
            if (query.get(i).splits()
                    && (longest < 0
                            || query.get(i).length() > query.get(longest).length())) {
                longest = i;
            }
        }
        if (longest < 0) {
            throw tooLong(query);
        }
        Parameter list = query.get(longest);
        // Where two lists are long, each gets half of the line and the other is split in the next round.
        int room = Math.max(LONGEST_QUERY - (length - list.length()), LONGEST_QUERY / 2);
        int pieces = Math.min(list.values.size(), Math.max(2, (list.length() + room - 1) / room));
        pieces = Math.max(pieces, (list.values.size() - 1) / list.most + 1);
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) list.values.size() * piece / pieces);
            int to = (int) ((long) list.values.size() * (piece + 1) / pieces);
            List<Parameter> part = new ArrayList<>(query);
            part.set(longest, list.part(from, to));
            split(part, parts);
        }
    }

    private static IllegalArgumentException tooLong(List<Parameter> query) {
        Parameter longest = query.get(0);
        for (Parameter parameter : query) {
            if (parameter.length() > longest.length()) {
                longest = parameter;
            }
        }
        return Check.refused(
                longest.sentName(),
                "makes the query longer than the " + LONGEST_QUERY
                        + " characters that proxies let through; it cannot be split",
                longest.values.get(0));
    }

    private static int length(List<Parameter> query) {
        return query.stream().mapToInt(Parameter::length).sum();
    }

    private List<Parameter> parameters() {
        return values.entrySet().stream()
                .map(entry -> new Parameter(
                        entry.getKey(),
                        namesAlone.getOrDefault(entry.getKey(), entry.getKey()),
                        List.copyOf(entry.getValue().values()),
                        uuids.contains(entry.getKey()) ? MOST_IDS : Integer.MAX_VALUE))
                .toList();
    }

    private static Arguments to(Arguments input, List<Parameter> query) {
        Arguments all = input;
        for (Parameter parameter : query) {
            all = all.queryAll(parameter.sentName(), parameter.values);
        }
        return all;
    }

    private void add(String name, String alone, Object value) {
        String text = value instanceof Instant time ? IdahTime.filter(name, time) : value.toString();
        namesAlone.put(name, alone);
        values.computeIfAbsent(name, unused -> new LinkedHashMap<>()).putIfAbsent(sameness(name, text), text);
    }

    /** Values that the server takes for the same one must not come into two requests, or rows would come twice. */
    private String sameness(String name, String text) {
        boolean id = name.startsWith("filter[id") || name.startsWith("filter[job_id") || uuids.contains(name);
        return id ? LEADING_ZEROS.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("") : text;
    }

    /** The length on the wire, where every byte but letters, digits and four marks takes three characters. */
    private static int encodedLength(String text) {
        int length = 0;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            length += b >= 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0) ? 1 : 3;
        }
        return length;
    }
}
