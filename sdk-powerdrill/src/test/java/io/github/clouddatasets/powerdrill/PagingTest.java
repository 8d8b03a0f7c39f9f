package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings end at an empty page, at a repeated one, or at a short one that the total does not contradict. */
class PagingTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static Stream<Arguments> sizes() {
        return Stream.of(0, 1, 2, 9, 10, 11, 20, 25, 95)
                .flatMap(count -> Stream.of(1, 2, 3, 10).map(size -> Arguments.of(count, size)));
    }

    /** A listing of the ids of what it lists, page by page of this size. */
    interface Listing {
        Paged<?> of(PowerdrillClient client, int size);
    }

    static Map<String, Listing> listings() {
        return Map.of(
                "v2 datasets", (c, size) -> c.datasets().list(q -> q.pageSize(size)),
                "v1 datasets", (c, size) -> c.v1().datasets().list(q -> q.pageSize(size)),
                "v2 data sources", (c, size) -> c.dataSources().list("d", q -> q.pageSize(size)),
                "v1 data sources", (c, size) -> c.v1().dataSources().list("d", q -> q.pageSize(size)),
                "v2 sessions", (c, size) -> c.sessions().list(q -> q.pageSize(size)),
                "v1 sessions", (c, size) -> c.v1().sessions().list(q -> q.pageSize(size)));
    }

    @ParameterizedTest(name = "{0} records by {1}")
    @MethodSource("sizes")
    void everyRecordComesOnce(int count, int size) {
        serve(count, Integer.MAX_VALUE, count);

        listings().forEach((name, listing) -> {
            int before = stub.service.count();
            assertThat(ids(listing.of(stub.client, size))).as(name).isEqualTo(expected(count));
            assertThat(stub.service.count() - before).as(name).isEqualTo(count / size + 1);
        });
    }

    /** A total of records, of pages, none, or nonsense; the page size as asked for, or clamped aloud or in silence. */
    @ParameterizedTest(name = "{0} records, total {1}, at most {2} a page, which the answer says: {3}")
    @CsvSource({
        "95, 95, 100, true", "95, 95, 20, true", "95, 10, 10, true", "95, 5, 20, true", "95, 1000, 100, true",
        "95, 0, 20, true", "20, 20, 20, true", "0, 0, 20, true", "95, 95, 20, false", "95, 5, 20, false",
        "95, 1000, 20, false", "20, 20, 20, false"
    })
    void aWalkCanStartAtAnyRecord(int count, int total, int cap, boolean aloud) {
        serve(count, cap, total, aloud);
        listings().forEach((name, listing) -> {
            for (int first : new int[] {0, 1, 19, 20, 21, 50, 94, 95, 200}) {
                assertThat(ids(listing.of(stub.client, 50).from(first)))
                        .as("%s from %d", name, first)
                        .isEqualTo(expected(count).subList(Math.min(first, count), count));
            }
        });
    }

    @Test
    void pagesCountFromOneAndKeepTheirFilters() {
        serve(25, Integer.MAX_VALUE, 25);
        ids(stub.client.datasets().list(q -> q.pageSize(10).search("sales")));

        assertThat(stub.service.lines())
                .containsExactly(
                        "GET /api/v2/team/datasets?page_number=1&page_size=10&search=sales&user_id=" + Stub.USER,
                        "GET /api/v2/team/datasets?page_number=2&page_size=10&search=sales&user_id=" + Stub.USER,
                        "GET /api/v2/team/datasets?page_number=3&page_size=10&search=sales&user_id=" + Stub.USER);
    }

    @Test
    void aSizeTheServiceClampsDoesNotEndTheListing() {
        serve(95, 20, 95);

        listings().forEach((name, listing) -> {
            int before = stub.service.count();
            assertThat(ids(listing.of(stub.client, 100))).as(name).isEqualTo(expected(95));
            assertThat(stub.service.count() - before).as(name).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 1000})
    void theTotalIsNeverTrusted(int total) {
        serve(25, Integer.MAX_VALUE, total);

        listings().forEach((name, listing) -> {
            int before = stub.service.count();
            assertThat(ids(listing.of(stub.client, 10))).as(name).isEqualTo(expected(25));
            int empty = total > 25 ? 1 : 0; // there may be more, so it has to look
            assertThat(stub.service.count() - before).as(name).isEqualTo(3 + empty);
        });
    }

    @Test
    void filtersOfEveryListingHoldForAllPages() {
        serve(2, Integer.MAX_VALUE, 2);
        ids(stub.client
                .dataSources()
                .list("d", q -> q.pageSize(2).status(DataSourceStatus.SYNCHED, DataSourceStatus.INVALID)));
        ids(stub.client.v1().dataSources().list("d", q -> q.pageSize(2).status(DataSourceStatus.SYNCHING)));
        ids(stub.client.sessions().list(q -> q.pageSize(2).search("talk")));
        ids(stub.client.v1().sessions().list(q -> q.pageSize(2).search("talk")));

        List<String> expected = new ArrayList<>();
        for (String line : List.of(
                "/v2/team/datasets/d/datasources?page_number=#&page_size=2&status=synched%2Cinvalid&user_id=",
                "/v1/team/datasets/d/datasources?pageNumber=#&pageSize=2&status=synching",
                "/v2/team/sessions?page_number=#&page_size=2&search=talk&user_id=",
                "/v1/team/sessions?pageNumber=#&pageSize=2&title=talk&userId=")) {
            for (int page = 1; page <= 2; page++) {
                expected.add(
                        "GET /api" + line.replace("#", String.valueOf(page)) + (line.endsWith("=") ? Stub.USER : ""));
            }
        }
        assertThat(stub.service.lines()).isEqualTo(expected);
    }

    /** A page of the documents has it so; the size it says is a placeholder, too. */
    @Test
    void wrappedRecordsArePagedLikePlainOnes() {
        stub.service.answering(request -> "{\"code\":0,\"data\":{\"page_size\":0,\"page_number\":0,\"records\":["
                + (number(request, "page_number") == 1
                        ? "{\"code\":0,\"data\":" + record(0) + "},{\"code\":0,\"data\":" + record(1) + "}"
                        : "{\"code\":0,\"data\":" + record(2) + "}")
                + "]}}");

        assertThat(ids(stub.client.dataSources().list("d", q -> q.pageSize(2)))).isEqualTo(expected(3));
        assertThat(stub.service.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "null"})
    void aSenselessSizeIsNotBelieved(String echoed) {
        stub.service.answering(request -> "{\"code\":0,\"data\":{\"page_size\":" + echoed + ",\"records\":["
                + (number(request, "page_number") == 1 ? record(0) + "," + record(1) : record(2)) + "]}}");

        assertThat(ids(stub.client.datasets().list(q -> q.pageSize(2)))).isEqualTo(expected(3));
        assertThat(stub.service.count()).isEqualTo(2);
    }

    @Test
    void everyPositionResumesWhereItStands() {
        serve(25, Integer.MAX_VALUE, 25);
        Paged<Dataset> listing = stub.client.datasets().list(q -> q.pageSize(10));
        List<Page<Dataset>> pages = new ArrayList<>();
        listing.pages().forEach(pages::add);

        assertThat(pages).hasSize(3);
        assertThat(ids(listing.from(pages.get(1).position())))
                .isEqualTo(expected(25).subList(10, 25));
        assertThat(ids(listing.from(String.valueOf(pages.get(1).next()))))
                .isEqualTo(expected(25).subList(20, 25));
        assertThat(pages.get(2).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "PAGE:1:::"})
    void aPositionOfSomethingElseIsRefused(String position) {
        Iterator<Dataset> listing = stub.client.datasets().list().from(position).iterator();

        assertThatThrownBy(listing::hasNext)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("position is not a position of this listing");
        assertThat(stub.service.count()).isZero();
    }

    @Test
    void aServiceThatAnswersTheSamePageForEverDoesNotMakeTheListingEndless() {
        stub.service.answering(
                request -> "{\"code\":0,\"data\":{\"page_size\":2,\"records\":[" + record(0) + "," + record(1) + "]}}");

        assertThat(ids(stub.client.datasets().list(q -> q.pageSize(2)))).isEqualTo(expected(2));
        assertThat(stub.service.count()).isEqualTo(2);
    }

    private void serve(int count, int cap, int total) {
        serve(count, cap, total, true);
    }

    private void serve(int count, int cap, int total, boolean aloud) {
        stub.service.answering(request -> {
            boolean second = url(request).encodedPath().contains("/v2/");
            int size = Math.min(cap, number(request, second ? "page_size" : "pageSize"));
            int page = number(request, second ? "page_number" : "pageNumber");
            String records = IntStream.range(Math.min((page - 1) * size, count), Math.min(page * size, count))
                    .mapToObj(PagingTest::record)
                    .collect(Collectors.joining(","));
            int told = aloud ? size : number(request, second ? "page_size" : "pageSize");
            return second
                    ? "{\"code\":0,\"data\":{\"page_number\":" + page + ",\"page_size\":" + told + ",\"total_items\":"
                            + total + ",\"records\":[" + records + "]}}"
                    : "{\"code\":0,\"data\":{\"pageNumber\":" + page + ",\"pageSize\":" + told + ",\"total\":" + total
                            + ",\"records\":[" + records + "]}}";
        });
    }

    private static String record(int number) {
        return "{\"id\":\"dset-" + number + "\",\"name\":\"n\"}";
    }

    private static int number(RecordedRequest request, String parameter) {
        return Integer.parseInt(String.valueOf(url(request).queryParameter(parameter)));
    }

    private static HttpUrl url(RecordedRequest request) {
        HttpUrl url = request.getRequestUrl();
        if (url == null) {
            throw new AssertionError("no address in " + request);
        }
        return url;
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "dset-" + i).toList();
    }

    private static List<String> ids(Paged<?> listing) {
        return listing.stream().map(PagingTest::id).toList();
    }

    private static String id(Object item) {
        if (item instanceof Dataset dataset) {
            return String.valueOf(dataset.id());
        }
        return String.valueOf(item instanceof Session session ? session.id() : ((DataSource) item).id());
    }

    /** A record that cannot be read makes its page shorter here, not at the service. */
    @Test
    void aPageThatLostARecordIsNotTheLast() {
        stub.service
                .answer("{\"code\":0,\"data\":{\"records\":[{\"id\":\"a\"},null],\"page_size\":2}}")
                .answer("{\"code\":0,\"data\":{\"records\":[null,{\"id\":\"b\"}]}}")
                .answer("{\"code\":0,\"data\":{\"records\":[null,null],\"page_size\":2}}")
                .answer("{\"code\":0,\"data\":{\"records\":[{\"id\":\"c\"}],\"page_size\":2}}");

        assertThat(stub.client.datasets().list(q -> q.pageSize(2)).stream().map(Dataset::id))
                .containsExactly("a", "b", "c");
        assertThat(stub.service.count()).isEqualTo(4);
    }

    /** The service gives fewer records than asked for, and does not say so. */
    @ParameterizedTest(name = "total {0}")
    @ValueSource(ints = {50, 3, 1000})
    void aSizeThatIsClampedInSilenceLosesNothing(int total) {
        stub.service.answering(request -> {
            boolean second = url(request).encodedPath().contains("/v2/");
            int page = number(request, second ? "page_number" : "pageNumber");
            String records = IntStream.range(Math.min((page - 1) * 20, 50), Math.min(page * 20, 50))
                    .mapToObj(PagingTest::record)
                    .collect(Collectors.joining(","));
            return "{\"code\":0,\"data\":{\"page_size\":100,\"pageSize\":100,"
                    + "\"total_items\":" + total + ",\"total\":" + total + ","
                    + "\"records\":[" + records + "]}}";
        });

        listings().forEach((name, listing) -> {
            int before = stub.service.count();
            assertThat(ids(listing.of(stub.client, 100))).as(name).isEqualTo(expected(50));
            assertThat(stub.service.count() - before).as(name).isEqualTo(total == 1000 ? 4 : 3);
        });
    }

    /** Only the ids are the same: the state of a source changes while the listing is read. */
    @Test
    void aServiceThatIgnoresThePageNumberDoesNotMakeTheListingEndless() {
        AtomicInteger calls = new AtomicInteger();
        stub.service.answering(request ->
                "{\"code\":0,\"data\":{\"page_size\":10,\"total_items\":9,\"records\":[{\"id\":\"dset-0\",\"name\":\"n"
                        + calls.incrementAndGet() + "\"}]}}");

        assertThat(ids(stub.client.datasets().list(q -> q.pageSize(10)))).isEqualTo(expected(1));
        assertThat(stub.service.count()).isEqualTo(2);
    }
}
