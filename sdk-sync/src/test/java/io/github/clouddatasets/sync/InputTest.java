package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.sync.RawServer.Answer;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent: the server answers such mistakes with 500, or with everything it has. */
class InputTest {

    private static final String UUID = "019bba87-650e-74e8-a68a-bc49bfff2527";

    private final RawServer server = new RawServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "-1",
                "1.0",
                "1 ",
                "0x1",
                "12345678901234567890",
                "1/download",
                "1\\2",
                ".",
                "..",
                "%31",
                "1\n",
                "1\u0000",
                "\ud800",
                "١"
            })
    void anExportIdThatIsNoneIsRefused(String id) {
        assertRefused(() -> client.exports().get(id), "exportId ");
        assertRefused(() -> client.exports().get(id, s -> s.includeJob()), "exportId ");
        assertRefused(() -> client.exports().download(id, Path.of("never")), "exportId ");
        assertRefused(() -> client.exports().download(id, Path.of("never"), p -> {}), "exportId ");
        assertRefused(() -> client.exports().download(id, OutputStream.nullOutputStream()), "exportId ");
        assertRefused(() -> client.exports().list(q -> q.id("1", id)), "id ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "xyz",
                "42",
                "..",
                "019bba87-650e-74e8-a68a-bc49bfff2527/..",
                "019bba87650e74e8a68abc49bfff2527",
                "019bba87-650e-74e8-a68a-bc49bfff252g",
                "019bba87-650e-74e8-a68a-bc49bfff2527\r\nX: y"
            })
    void aJobIdThatIsNoneIsRefused(String id) {
        assertRefused(() -> client.jobs().get(id), "jobId ");
        assertRefused(() -> client.jobs().get(id, s -> s.includeExports()), "jobId ");
        assertRefused(() -> client.jobs().delete(id), "jobId ");
        assertRefused(() -> client.jobs().list(q -> q.id(UUID, id)), "id ");
        assertRefused(() -> client.exports().list(q -> q.jobId(id)), "jobId ");
    }

    @Test
    void aRefusalIsOneLineWithTheValueMadeVisible() {
        assertThatThrownBy(() -> client.exports().get("1\nGET /"))
                .hasMessage("exportId must not contain control characters: \"1\\u000aGET /\"");
        assertThatThrownBy(() -> client.jobs().get("a/b")).hasMessage("jobId must not contain '/': \"a/b\"");
        assertThatThrownBy(() -> client.jobs().get("xyz")).hasMessage("jobId must be a UUID: \"xyz\"");
        assertThatThrownBy(() -> client.exports().get("..")).hasMessage("exportId must not be a relative path: \"..\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "9223372036854775807", UUID, "019BBA87-650E-74E8-A68A-BC49BFFF2527"})
    void idsThatTheServerMayHaveAreSent(String id) {
        server.always(Answer.recorded("export-show"));

        assertThatCode(() -> client.exports().get(id)).doesNotThrowAnyException();
        assertThat(server.request().path()).endsWith("/" + id);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
    void aPageSizeOutOfRangeIsRefused(int size) {
        String message = "pageSize must be between 1 and 1000: \"" + size + "\"";
        assertRefused(() -> client.exports().list(q -> q.pageSize(size)), message);
        assertRefused(() -> client.jobs().list(q -> q.pageSize(size)), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void thePageSizesAtTheLimitsAreSent(int size) {
        server.always(Answer.recorded("exports-list-page-beyond-end"));

        assertThat(client.exports().list(q -> q.pageSize(size))).isEmpty();
        assertThat(server.request().parameters()).contains("page[size]=" + size);
    }

    static Stream<Named<Consumer<SyncClient>>> emptyFilters() {
        Stream<Named<Consumer<ExportQuery>>> exports = Stream.of(
                Named.of("id", q -> q.id()),
                Named.of("jobId", q -> q.jobId()),
                Named.of("projectId", q -> q.projectId()),
                Named.of("createdById", q -> q.createdById()),
                Named.of("fileId", q -> q.fileId()),
                Named.of("filename", q -> q.filename()),
                Named.of("mimeType", q -> q.mimeType()),
                Named.of("size", q -> q.size()));
        Stream<Named<Consumer<JobQuery>>> jobs = Stream.of(
                Named.of("id", q -> q.id()),
                Named.of("jobClass", q -> q.jobClass()),
                Named.of("status", q -> q.status()),
                Named.of("progress", q -> q.progress()),
                Named.of("error", q -> q.error()),
                Named.of("unicity", q -> q.unicity()),
                Named.of("priority", q -> q.priority()),
                Named.of("retryCount", q -> q.retryCount()));
        return Stream.concat(
                exports.map(filter ->
                        Named.of("exports " + filter.getName(), c -> c.exports().list(filter.getPayload()))),
                jobs.map(filter ->
                        Named.of("jobs " + filter.getName(), c -> c.jobs().list(filter.getPayload()))));
    }

    @ParameterizedTest
    @MethodSource("emptyFilters")
    void anEmptyFilterIsRefusedSinceItWouldReturnEverything(Consumer<SyncClient> call) {
        assertRefused(() -> call.accept(client), " must not be empty");
    }

    @Test
    void noModalitiesAreRefused() {
        assertRefused(() -> client.exports().formats(), "modalities must not be empty");
    }

    @Test
    void sortingByArgumentsIsRefused() {
        assertRefused(() -> client.jobs().list(q -> q.sortBy(JobField.ARGUMENTS)), "sort cannot be by the arguments");
        assertRefused(
                () -> client.jobs().list(q -> q.sortByDescending(JobField.ARGUMENTS)),
                "sort cannot be by the arguments");
    }

    @Test
    void aSortingThatSplitRequestsWouldLoseIsRefused() {
        String[] ids = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> UUID.substring(0, 33) + (100 + i))
                .toArray(String[]::new);

        assertRefused(
                () -> client.jobs().list(q -> q.id(ids).sortBy(JobField.STATUS)),
                "sort cannot be combined with more values than fit into one request, whose results are joined one after "
                        + "another; leave it out or ask in several calls: \"status\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void aTimeOutsideTheYears1To9999IsRefused(java.time.Instant time) {
        assertRefused(
                () -> client.exports().list(q -> q.createdAfter(time)),
                "filter[created_at__gte] must be a time of the years 1 to 9999: \"" + time + "\"");
        assertRefused(() -> client.exports().since(time), "must be a time of the years 1 to 9999");
        assertRefused(() -> client.jobs().list(q -> q.scheduledAt(time)), "must be a time of the years 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource({"a, 6900", "é, 1100", "/, 2200", "😀, 550"})
    void theLongestQueryThatIsSentFitsAProxysLine(String character, int count) {
        server.always(Answer.recorded("exports-list-page-beyond-end"));

        assertThat(client.exports().list(q -> q.filename(character.repeat(count))))
                .isEmpty();

        assertThat(server.request().target()).hasSizeBetween(6_000, 8_000);
        assertThatThrownBy(() -> client.exports().list(q -> q.filename(character.repeat(count * 6 / 5))))
                .hasMessageStartingWith("filter[filename] makes the query longer than");
    }

    @Test
    void manyIdsThatFitALineAreSentInFull() {
        server.always(Answer.recorded("jobs-list-filter-status-unknown-value"));
        String[] ids = new String[100];
        Arrays.setAll(ids, i -> UUID.substring(0, 33) + (100 + i));

        assertThat(client.jobs().list(q -> q.id(ids))).isEmpty();

        assertThat(server.request().target()).hasSizeLessThan(8_000);
        assertThat(server.request().parameters())
                .filteredOn(pair -> pair.startsWith("filter[id__in][]="))
                .hasSize(100);
    }

    @Test
    void aValueThatLooksLikeAParameterChangesNothing() {
        server.always(Answer.recorded("exports-list-page-beyond-end"));

        assertThat(client.exports()
                        .list(q ->
                                q.filename("included[]").fileId("a&sort=-id#x").includeJob()))
                .isEmpty();

        assertThat(server.request().parameters())
                .startsWith("filter[filename]=included[]", "filter[file_id]=a&sort=-id#x", "included[]=job");
    }

    @Test
    void aRequestWithoutWhatIsNeededIsRefused() {
        assertThatThrownBy(() -> client.exports().create(b -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("projectId");
        assertRefused(() -> client.exports().create(b -> b.projectId("p")), "datasetIds must not be empty");
        assertRefused(
                () -> client.exports().create(b -> b.projectId("").datasetIds("d")), "projectId must not be empty");
        assertRefused(
                () -> client.exports().create(b -> b.projectId("p").datasetIds("d", "")),
                "datasetIds must not be empty");
        assertRefused(
                () -> client.exports()
                        .create(b -> b.projectId("p").datasetIds("d").exporter(" ")),
                "exporter must not be empty");
    }

    @Test
    void requestsAreImmutable() {
        List<String> ids = new ArrayList<>(List.of("d-1"));
        CreateExportRequest request =
                CreateExportRequest.builder().projectId("p").datasetIds(ids).build();
        ids.add("d-2");

        assertThat(request.datasetIds()).containsExactly("d-1");
        assertThatThrownBy(() -> request.datasetIds().add("d-3")).isInstanceOf(UnsupportedOperationException.class);
        assertThat(request.exporter()).isEqualTo("Exports::Upd::Exporter");
        assertThat(request.options()).isNull();
    }
}
