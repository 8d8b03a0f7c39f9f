package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists of values too long for a request line, incremental reading, and counts. */
class SplitTest {

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static String uuid(int i) {
        return String.format("019fc677-b366-7883-94da-%012x", i);
    }

    private static String[] uuids(int count) {
        return IntStream.range(0, count).mapToObj(SplitTest::uuid).toArray(String[]::new);
    }

    private static List<String> values(Request request, String name) {
        return request.parameters().stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }

    private static int number(Request request, String name) {
        return Integer.parseInt(values(request, name).get(0));
    }

    /** Answers like the server: the page of what was asked for by id. */
    private void serveWhatIsAskedFor(String type, String filter) {
        server.answering(request -> {
            int size = number(request, "page[size]");
            List<String> ids = values(request, filter).stream()
                    .skip((long) (number(request, "page[number]") - 1) * size)
                    .limit(size)
                    .toList();
            return resources(type, ids, "{}");
        });
    }

    private static Answer resources(String type, List<String> ids, String meta) {
        return Answer.json(
                200,
                ids.stream()
                        .map(id -> "{\"type\":\"" + type + "\",\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(",", "{\"data\":[", "],\"meta\":" + meta + "}")));
    }

    @Test
    void theRequestsOfOneListingAreSentSideBySide() {
        CountDownLatch four = new CountDownLatch(4);
        server.answering(request -> {
            List<String> ids = values(request, "filter[id__in][]");
            if (!ids.contains(uuid(0)) && !SyncServer.isLogin(request)) {
                four.countDown();
                await(four);
            }
            return resources("sync:jobs", ids, "{}");
        });
        Paged<Job> listing = client.jobs().list(q -> q.id(uuids(1000)));

        assertThat(listing.prefetch(4).stream().map(Job::id)).containsExactly(uuids(1000));
        assertThat(listing.prefetch(4).limit(450).stream().map(Job::id))
                .containsExactlyElementsOf(List.of(uuids(1000)).subList(0, 450));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aThousandJobsByIdAreOneListingOfRequestsThatFit() {
        serveWhatIsAskedFor("sync:jobs", "filter[id__in][]");

        List<String> ids =
                client.jobs().list(q -> q.id(uuids(1000))).stream().map(Job::id).toList();

        assertThat(ids).containsExactly(uuids(1000));
        assertThat(server.requests())
                .hasSizeBetween(9, 12)
                .allSatisfy(request -> assertThat(request.target()).hasSizeLessThan(8_000));
    }

    @Test
    void nothingIsAskedBeforeItIsWanted() {
        serveWhatIsAskedFor("sync:jobs", "filter[id__in][]");

        Iterator<Job> jobs = client.jobs().list(q -> q.id(uuids(1000))).iterator();
        assertThat(server.requests()).isEmpty();
        jobs.next();

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void idsThatMeanTheSameAreAskedForOnce() {
        serveWhatIsAskedFor("sync:exports", "filter[id__in][]");
        String[] ids = IntStream.range(0, 1000)
                .mapToObj(i -> (i % 2 == 0 ? "" : "00") + (i / 2 + 1))
                .toArray(String[]::new);

        assertThat(client.exports().list(q -> q.id(ids)))
                .extracting(Export::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 500).mapToObj(String::valueOf).toList());

        String[] upper = Stream.of(uuids(300))
                .flatMap(id -> Stream.of(id, id.toUpperCase(Locale.ROOT)))
                .toArray(String[]::new);
        serveWhatIsAskedFor("sync:jobs", "filter[id__in][]");
        assertThat(client.jobs().list(q -> q.id(upper))).hasSize(300);
    }

    @Test
    void exportsOfManyJobsAreSplitToo() {
        serveWhatIsAskedFor("sync:exports", "filter[job_id][]");

        assertThat(client.exports().list(q -> q.jobId(uuids(500)))).hasSize(500);
        assertThat(server.requests())
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(request.target()).hasSizeLessThan(8_000));
    }

    @Test
    void twoLongListsAreAskedForInEveryCombination() {
        server.always(resources("sync:exports", List.of(), "{}"));
        String[] ids = IntStream.range(0, 600)
                .mapToObj(i -> String.valueOf(100_000 + i))
                .toArray(String[]::new);

        assertThat(client.exports().list(q -> q.id(ids).jobId(uuids(200)).includeJob()))
                .isEmpty();

        List<String> asked = new ArrayList<>();
        for (Request request : server.requests()) {
            assertThat(request.target()).hasSizeLessThan(8_000);
            assertThat(values(request, "included[]")).containsExactly("job");
            for (String id : values(request, "filter[id__in][]")) {
                for (String job : values(request, "filter[job_id][]")) {
                    asked.add(id + job);
                }
            }
        }
        assertThat(asked).hasSize(600 * 200).doesNotHaveDuplicates();
    }

    @Test
    void aSplitListingGoesOnWhereItStopped() {
        serveWhatIsAskedFor("sync:jobs", "filter[id__in][]");
        Paged<Job> jobs = client.jobs().list(q -> q.id(uuids(300)).pageSize(40));
        List<Page<Job>> pages = new ArrayList<>();
        jobs.pages().forEach(pages::add);

        for (Page<Job> page : pages) {
            assertThat(jobs.from(page.position()).first())
                    .isEqualTo(page.items().stream().findFirst());
        }
        assertThat(pages.get(0).position()).isEqualTo("1.1");
        assertThat(pages.stream().mapToInt(page -> page.items().size()).sum()).isEqualTo(300);
        for (String wrong : List.of("1", "0.1", "99.1", "1.0", "x.1", ".1", "1.", "999999999999.1")) {
            assertThatThrownBy(() -> jobs.from(wrong).first())
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is not a position of this listing");
        }
    }

    @Test
    void repeatedFiltersAddUp() {
        serveWhatIsAskedFor("sync:exports", "filter[job_id][]");

        client.exports()
                .list(q -> q.jobId(uuid(1)).jobId(uuid(2)).jobId(uuid(1)))
                .first();

        assertThat(values(server.request(), "filter[job_id][]")).containsExactly(uuid(1), uuid(2));
    }

    @Test
    void sinceDropsWhatShiftedPagesBringTwice() {
        List<List<String>> pages = List.of(List.of("1", "2", "3"), List.of("3", "4", "1"), List.of("5"));
        server.answering(request ->
                resources("sync:exports", pages.get((number(request, "page[number]") - 1) % 3), "{}"));
        Paged<Export> since = client.exports().since(SyncServer.START, q -> q.pageSize(3));

        assertThat(since).extracting(Export::id).containsExactly("1", "2", "3", "4", "5");
        assertThat(since).as("a second walk starts anew").hasSize(5);
        assertThat(since.limit(4).prefetch()).extracting(Export::id).containsExactly("1", "2", "3", "4");
        assertThat(server.requests().get(0).parameters())
                .containsExactly("filter[created_at__gte]=2026-11-21 20:54:10", "page[number]=1", "page[size]=3");
    }

    @Test
    void sinceIsSentInUtcAsTheServerComparesIt() {
        server.always(resources("sync:exports", List.of(), "{}"));

        assertThat(client.exports().since(SyncServer.START.plusNanos(1_500))).isEmpty();

        assertThat(server.request().parameters()).contains("filter[created_at__gte]=2026-11-21 20:54:10.000001");
    }

    @Test
    void countsAreExactUpToAThousandRows() {
        server.answers(
                resources("sync:exports", List.of("1"), "{\"count\":25,\"more\":false}"),
                resources("sync:jobs", List.of("1"), "{\"count\":1000,\"more\":true}"),
                resources("sync:jobs", List.of(), "{}"));

        assertThat(client.exports().count(q -> q.createdAfter(SyncServer.START).sortBy(ExportField.SIZE)))
                .isEqualTo(new Total(25, true));
        assertThat(client.jobs().count()).isEqualTo(new Total(1000, false));
        assertThat(client.jobs().count()).isEqualTo(new Total(0, true));

        assertThat(server.requests().get(0).parameters())
                .containsExactly(
                        "filter[created_at__gte]=2026-11-21 20:54:10", "count=true", "page[number]=1", "page[size]=1");
    }

    @Test
    void countsOfSplitQueriesAddUp() {
        server.answering(request -> {
            int asked = values(request, "filter[id__in][]").size();
            return resources("sync:jobs", List.of(uuid(1)), "{\"count\":" + asked + ",\"more\":false}");
        });

        assertThat(client.jobs().count(q -> q.id(uuids(500)).sortBy(JobField.STATUS)))
                .isEqualTo(new Total(500, true));
    }
}
