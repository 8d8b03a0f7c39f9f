package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walking through listings. */
class PagingTest {

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Exports with these ids, and a meta object. */
    private static Answer exports(int from, int to, String meta) {
        return Answer.json(
                200,
                IntStream.rangeClosed(from, to)
                        .mapToObj(id -> "{\"type\":\"sync:exports\",\"id\":\"" + id + "\"}")
                        .collect(Collectors.joining(",", "{\"data\":[", "],\"meta\":" + meta + "}")));
    }

    private void serveTheThreeRecordedPages() {
        server.answering(request -> {
            for (int page = 1; page <= 3; page++) {
                if (request.parameters().contains("page[number]=" + page)) {
                    return Recording.answer("exports-list-page-" + page + "-of-3");
                }
            }
            return Recording.answer("exports-list-page-beyond-end");
        });
    }

    private Paged<Export> byTens() {
        return client.exports().list(q -> q.pageSize(10));
    }

    private List<String> pagesAskedFor() {
        return server.requests().stream()
                .map(request -> request.parameters().get(0))
                .toList();
    }

    @Test
    void theRecordedPagesAreOneListing() {
        serveTheThreeRecordedPages();

        List<Export> all = byTens().toList();

        assertThat(all)
                .extracting(Export::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 25).mapToObj(String::valueOf).toList());
        assertThat(all)
                .isEqualTo(
                        JsonApi.exports(Recording.named("exports-list-default").json()));
        assertThat(pagesAskedFor()).containsExactly("page[number]=1", "page[number]=2", "page[number]=3");
    }

    @Test
    void nothingIsAskedBeforeAnElementIsWanted() {
        serveTheThreeRecordedPages();
        Paged<Export> listing = byTens();
        Iterator<Export> elements = listing.iterator();
        assertThat(server.requests()).isEmpty();

        for (int i = 0; i < 10; i++) {
            elements.next();
        }
        assertThat(pagesAskedFor()).containsExactly("page[number]=1");

        elements.next();
        assertThat(pagesAskedFor()).containsExactly("page[number]=1", "page[number]=2");
    }

    @Test
    void aLimitAsksForNoPageBeyondIt() {
        serveTheThreeRecordedPages();

        assertThat(byTens().limit(10).toList()).hasSize(10);
        assertThat(pagesAskedFor()).containsExactly("page[number]=1");
    }

    @Test
    void aListingGoesOnAtAStoredPosition() {
        serveTheThreeRecordedPages();
        List<Page<Export>> pages = new ArrayList<>();
        byTens().pages().forEach(pages::add);
        assertThat(pages).extracting(Page::position).containsExactly("1", "2", "3");
        assertThat(pages).extracting(Page::next).containsExactly("2", "3", null);

        assertThat(byTens().from("3").stream().map(Export::id)).containsExactly("21", "22", "23", "24", "25");
        assertThat(byTens().from("4")).isEmpty();
    }

    @Test
    void prefetchingReadsTheSame() {
        serveTheThreeRecordedPages();

        assertThat(byTens().prefetch()).hasSize(25);
        assertThat(pagesAskedFor()).containsExactly("page[number]=1", "page[number]=2", "page[number]=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "one", "1.5", "99999999999"})
    void aPositionThatIsNoneIsRefused(String position) {
        assertThatThrownBy(() -> byTens().from(position).first())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("position");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aListingEndsAtAShortPageWhateverMoreSays() {
        server.answers(exports(1, 2, "{\"count\":1000,\"more\":true}"), exports(3, 3, "{\"count\":3,\"more\":true}"));

        assertThat(client.exports().list(q -> q.pageSize(2).count())).hasSize(3);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aListingEndsAtItsTotalAndGoesOnWhereThereMayBeMore() {
        server.answers(exports(1, 2, "{\"count\":4,\"more\":false}"), exports(3, 4, "{\"count\":4,\"more\":false}"));

        assertThat(client.exports().list(q -> q.pageSize(2).count()).stream().map(Export::id))
                .containsExactly("1", "2", "3", "4");
        assertThat(server.requests()).hasSize(2);

        server.answers(exports(1, 2, "{\"count\":2,\"more\":true}"), exports(3, 4, "{}"), exports(1, 0, "{}"));
        assertThat(client.exports().list(q -> q.pageSize(2).count()).stream().map(Export::id))
                .containsExactly("1", "2", "3", "4");
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void aListingCanStartAtARecord() {
        serveTheThreeRecordedPages();

        assertThat(byTens().from(13).limit(9).stream().map(Export::id))
                .containsExactly("14", "15", "16", "17", "18", "19", "20", "21", "22");
        assertThat(pagesAskedFor()).containsExactly("page[number]=2", "page[number]=3");
        assertThat(byTens().from(40)).isEmpty();
    }

    @Test
    void aListingOfSeveralRequestsRefusesToStartAtARecord() {
        List<String> projects = IntStream.range(0, 300)
                .mapToObj(i -> String.format("00000000-0000-4000-8000-%012d", i))
                .toList();

        assertThatThrownBy(() -> client.exports()
                        .list(q -> q.projectId(projects.toArray(String[]::new)))
                        .from(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("record cannot be the start of this listing");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServerThatAlwaysAnswersTheSamePageDoesNotHoldTheCallerForEver() {
        server.always(exports(1, 2, "{}"));

        assertThat(client.exports().list(q -> q.pageSize(2))).hasSize(2);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void jobsAreReadInTheSameWay() {
        Answer two = Answer.json(200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"meta\":{}}");
        server.answers(two, Answer.json(200, "{\"data\":[{\"id\":\"c\"}],\"meta\":{}}"));

        assertThat(client.jobs().list(q -> q.pageSize(2)).stream().map(Job::id)).containsExactly("a", "b", "c");
        assertThat(server.requests()).extracting(Request::target).allMatch(t -> t.startsWith("/api/v1/sync/jobs?"));
    }

    @Test
    void aRowWithoutItsIdIsLeftOutAndDoesNotEndTheListing() {
        Answer full = Answer.json(200, "{\"data\":[{\"id\":\"1\"},{\"attributes\":{\"size\":1}},{\"id\":null}]}");
        server.answers(full, Answer.json(200, "{\"data\":[{\"id\":\"4\"},null]}"));

        assertThat(client.exports().list(q -> q.pageSize(3)).stream().map(Export::id))
                .containsExactly("1", "4");

        server.answers(full, Answer.json(200, "{\"data\":[{\"id\":null},{\"id\":\"5\"}]}"));
        assertThat(client.jobs().list(q -> q.pageSize(3)).stream().map(Job::id)).containsExactly("1", "5");
        assertThat(LogCatcher.text())
                .contains("WARN io.github.clouddatasets.json")
                .contains("is left out: it has no id");
    }

    @Test
    void withoutCountingThereIsNoTotal() {
        server.always(Recording.answer("exports-list-default"));

        assertThat(client.exports().list().pages().iterator().next().totalIfKnown())
                .isEmpty();
    }

    @Test
    void aTotalOfAThousandAheadIsALowerBound() {
        server.answers(
                Recording.answer("exports-over-1000-count-page-1"),
                Recording.answer("exports-over-1000-count-page-2-of-1000"));

        assertThat(client.exports()
                        .list(q -> q.pageSize(2).count())
                        .pages()
                        .iterator()
                        .next()
                        .total())
                .isEqualTo(new Total(1000, false));
        assertThat(client.exports()
                        .list(ExportQueryBuilder::count)
                        .from("2")
                        .pages()
                        .iterator()
                        .next()
                        .total())
                .isEqualTo(new Total(1072, true));
    }

    @Test
    void aTotalPastTheEndOverstatesAndIsNotExact() {
        server.answers(exports(1, 0, "{\"count\":30,\"more\":false}"), exports(1, 0, "{\"count\":0,\"more\":false}"));

        assertThat(byTens().from("4").pages().iterator().next().total()).isEqualTo(new Total(30, false));
        assertThat(byTens().pages().iterator().next().total()).isEqualTo(new Total(0, true));
    }
}
