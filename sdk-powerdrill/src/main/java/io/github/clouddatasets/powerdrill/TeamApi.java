package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The engine as each sub-client uses it: on behalf of one user, in one version of the API. */
final class TeamApi {

    private static final int PAGE_SIZE = 100;

    private final Api api;
    private final String userId;
    private final Dialect dialect;

    TeamApi(Api api, String userId, Dialect dialect) {
        this.api = api;
        this.userId = userId;
        this.dialect = dialect;
    }

    /** The same user and version over another engine. */
    TeamApi over(Api other) {
        return new TeamApi(other, userId, dialect);
    }

    Api api() {
        return api;
    }

    String userId() {
        return userId;
    }

    Dialect dialect() {
        return dialect;
    }

    /** What {@code toString} of a client or a sub-client says: which class, which version, where, for whom. */
    String describe(String name) {
        return name + "[powerdrill " + dialect.name().toLowerCase(Locale.ROOT) + " at "
                + api.endpoint().address() + ", user " + userId + "]";
    }

    /** Calls the operation of this version, for the user. */
    <T> T call(Op<T> v2, Op<T> v1, Arguments arguments) {
        return call(v2, v1, arguments, null);
    }

    /** Calls the operation of this version, for the user, with a JSON body. */
    <T> T call(Op<T> v2, Op<T> v1, Arguments arguments, @Nullable Fields fields) {
        Op<T> operation = dialect.pick(v2, v1);
        Fields body = fields;
        if (dialect.hasUserInBody(operation)) {
            body = (body == null ? fields() : body).set("user_id", userId);
        }
        Arguments sent = body == null ? arguments : arguments.body(body.values);
        if (dialect.hasUserInQuery(operation)) {
            sent = sent.query(dialect.name("user_id"), userId);
        }
        return api.call(operation, sent);
    }

    /** A JSON body without fields. */
    Fields fields() {
        return new Fields();
    }

    /** The fields of a JSON body, under the names of this version. */
    final class Fields {

        private final Map<String, Object> values = new LinkedHashMap<>();

        private Fields() {}

        /** Sets a field, unless the value is null. */
        Fields set(String v2, @Nullable Object value) {
            if (value != null) {
                values.put(dialect.name(v2), value);
            }
            return this;
        }

        /** Sets a field to an object of its own, unless that has no fields. */
        Fields set(String v2, Fields value) {
            return set(v2, value.values.isEmpty() ? null : value.values);
        }
    }

    /** The wire form of a page. Version 1 calls the total {@code total}. */
    interface RecordPage<W> {

        /** The records; null in the place of one that cannot be read, which still counts for the length of the page. */
        List<@Nullable W> records();

        @Nullable
        Integer pageSize();

        @Nullable
        Integer totalItems();

        @Nullable
        Integer total();
    }

    /** The list off the wire, or an empty one. */
    static <W> List<@Nullable W> entries(@Nullable List<@Nullable W> records) {
        return records == null ? List.of() : records;
    }

    /** Reads one page of a listing. */
    @FunctionalInterface
    interface PageCall<W> {
        RecordPage<W> read(PageNumber page);
    }

    /** Which page to read. */
    final class PageNumber {

        private final int number;
        private final int size;

        private PageNumber(int number, int size) {
            this.number = number;
            this.size = size;
        }

        /** Adds the number and the size of the page. */
        Arguments of(Arguments arguments) {
            return arguments.query(dialect.name("page_number"), number).query(dialect.name("page_size"), size);
        }
    }

    /**
     * A listing, read page by page.
     *
     * @param pageSize records per request; null for 100
     * @param call reads a page
     * @param read turns the wire form of a record into the model
     * @param id gives the id of a record
     */
    <W, T> Paged<T> paged(
            @Nullable Integer pageSize,
            PageCall<W> call,
            Function<? super W, ? extends T> read,
            Function<? super T, String> id) {
        int size = pageSize == null ? PAGE_SIZE : pageSize;
        NumberedPages.Reader<T> reader = number -> {
            RecordPage<W> page = call.read(new PageNumber(number, size));
            List<T> items = new ArrayList<>();
            for (W item : page.records()) {
                if (item != null) {
                    items.add(read.apply(item));
                }
            }
            // The documents contradict each other whether the total counts records or pages: it is not exact.
            Integer count = page.totalItems() == null ? page.total() : page.totalItems();
            Total total = count == null ? null : new Total(count, false);
            return new NumberedPages.Slice<>(items, page.records().size(), page.pageSize(), total);
        };
        return api.paged(new NumberedPages<>(size, reader, id));
    }
}
