package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.Check;
import io.github.clouddatasets.core.spi.Input;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a read, in the forms that the server understands. It drops what it does not know without a word and
 * answers some mistakes with 500, so only forms that work can be expressed here.
 */
final class Query {

    static final int LARGEST_PAGE = 1000;

    static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    static final String UUID_RULE = "must be a UUID";

    /** A serial number; the server's own tests also use UUIDs. */
    static final Pattern EXPORT_ID = Pattern.compile("[0-9]{1,19}|" + UUID.pattern());

    static final String EXPORT_ID_RULE = "must be a decimal number";

    /** Proxies and the server limit a request line to about 8 kB; the rest is for path, page and sorting. */
    private static final int LONGEST_QUERY = 7_000;

    private final List<String> namesAndValues = new ArrayList<>();
    private int length;
    private boolean included;
    private @Nullable String sort;
    private int pageSize = LARGEST_PAGE;
    private boolean count;

    /** {@code filter[field]=x} for one value, {@code filter[field][]=x} repeated for several: any of them. */
    void anyOf(String field, Collection<?> values) {
        Check.notEmpty(field, values);
        String name = values.size() == 1 ? "filter[" + field + "]" : "filter[" + field + "][]";
        values.forEach(value -> add(name, value));
    }

    /** {@code filter[field__in][]=x}: only as an array, a plain value is answered with 500. */
    void in(String field, Collection<?> values) {
        Check.notEmpty(field, values);
        values.forEach(value -> add("filter[" + field + "__in][]", value));
    }

    void atLeast(String field, Object value) {
        add("filter[" + field + "__gte]", value);
    }

    void atMost(String field, Object value) {
        add("filter[" + field + "__lte]", value);
    }

    void included(String relation) {
        if (!included) {
            included = true;
            add("included[]", relation);
        }
    }

    void fields(String type, Stream<String> names) {
        names.forEach(name -> add("fields[" + type + "][]", name));
    }

    /** One key only: of several the server takes the last. */
    void sort(String column, boolean descending) {
        sort = descending ? "-" + column : column;
    }

    void pageSize(int size) {
        Check.range("pageSize", size, 1, LARGEST_PAGE);
        pageSize = size;
    }

    int pageSize() {
        return pageSize;
    }

    void count() {
        count = true;
    }

    /** The parameters that say what a single resource should bring along. */
    Input to(Input input) {
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            input.query(namesAndValues.get(i), namesAndValues.get(i + 1));
        }
        return input;
    }

    /** All parameters, for one page. */
    Input to(Input input, int page) {
        return to(input)
                .query("sort", sort)
                .query("count", count ? "true" : null)
                .query("page[number]", page)
                .query("page[size]", pageSize);
    }

    private void add(String name, @Nullable Object value) {
        String text = value instanceof Instant time
                ? IdahTime.filter(time)
                : Check.required(name, value).toString();
        length += encodedLength(name) + encodedLength(text) + 2;
        if (length > LONGEST_QUERY) {
            throw Check.refused(
                    name,
                    "makes the query longer than the " + LONGEST_QUERY
                            + " characters that proxies let through; ask in several calls",
                    text);
        }
        namesAndValues.add(name);
        namesAndValues.add(text);
    }

    /** As on the wire, where all but letters, digits and four marks takes three characters for each byte. */
    private static int encodedLength(String text) {
        int length = 0;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            length += b >= 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0) ? 1 : 3;
        }
        return length;
    }
}
