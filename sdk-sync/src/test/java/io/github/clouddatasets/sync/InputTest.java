package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.testing.Recording;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent: the server answers such mistakes with 500, or with everything it has. */
class InputTest {

    private static final String UUID = "019bba87-650e-74e8-a68a-bc49bfff2527";

    private final SyncServer server = new SyncServer();
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

    /** The server answers each of these with 500. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "99999999999999999999",
                "019bba87-650e-74e8-a68a-bc49bfff2527",
                "-1",
                "1.0"
            })
    void exportIdsThatFitNoColumnAreRefused(String id) {
        for (ThrowableAssert.ThrowingCallable call : List.<ThrowableAssert.ThrowingCallable>of(
                () -> client.exports().get(id),
                () -> client.exports().poller(id),
                () -> client.exports().download(id, OutputStream.nullOutputStream()),
                () -> client.exports().download(id, Path.of("x")),
                () -> client.exports().list(q -> q.id(id)),
                () -> client.exports().count(q -> q.id("1", id)))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be a decimal number")
                    .hasMessageContaining(id);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void numbersBeyondTheirColumnsAreRefused() {
        assertRefused(
                () -> client.exports().list(q -> q.createdById(Long.toString(1L << 40))),
                "createdById must be a decimal number up to 2147483647: \"1099511627776\"");
        assertRefused(() -> client.exports().list(q -> q.createdById("2147483648")), "createdById must be a decimal");
        assertRefused(
                () -> client.exports().list(q -> q.size(3_000_000_000L)),
                "size must be between 0 and 2147483647: \"3000000000\"");
        assertRefused(() -> client.exports().count(q -> q.size(1, -1)), "size must be between 0 and 2147483647");
        assertRefused(() -> client.jobs().list(q -> q.progress(Double.NaN)), "progress must be a finite number");
        assertRefused(
                () -> client.jobs().count(q -> q.progress(Double.NEGATIVE_INFINITY)),
                "progress must be a finite number");
        assertThat(server.requests()).isEmpty();

        server.always(Recording.answer("exports-list-default"));
        assertThatCode(() -> client.exports()
                        .list(q -> q.createdById("2147483647").size(0, Integer.MAX_VALUE))
                        .first())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "042", "9223372036854775807"})
    void idsThatTheServerMayHaveAreSent(String id) {
        server.always(Recording.answer("export-show"));

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
        server.always(Recording.answer("exports-list-page-beyond-end"));

        assertThat(client.exports().list(q -> q.pageSize(size))).isEmpty();
        assertThat(server.request().parameters()).contains("page[size]=" + size);
    }

    static Stream<Named<Consumer<SyncClient>>> emptyFilters() {
        Stream<Named<Consumer<ExportQueryBuilder>>> exports = Stream.of(
                Named.of("id", q -> q.id()),
                Named.of("jobId", q -> q.jobId()),
                Named.of("projectId", q -> q.projectId()),
                Named.of("createdById", q -> q.createdById()),
                Named.of("fileId", q -> q.fileId()),
                Named.of("filename", q -> q.filename()),
                Named.of("mimeType", q -> q.mimeType()),
                Named.of("size", q -> q.size()));
        Stream<Named<Consumer<JobQueryBuilder>>> jobs = Stream.of(
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
        assertRefused(() -> client.jobs().list(q -> q.sortBy(JobField.ARGUMENTS)), "sortBy cannot be by the arguments");
        assertRefused(
                () -> client.jobs().list(q -> q.sortByDescending(JobField.ARGUMENTS)),
                "sortBy cannot be by the arguments");
    }

    @Test
    void aSortingThatSplitRequestsWouldLoseIsRefused() {
        String[] ids = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> UUID.substring(0, 33) + (100 + i))
                .toArray(String[]::new);

        assertRefused(
                () -> client.jobs().list(q -> q.id(ids).sortBy(JobField.STATUS)),
                "sortBy cannot be combined with more values than fit into one request, whose results are joined one after "
                        + "another; leave it out or ask in several calls: \"status\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void aTimeOutsideTheYears1To9999IsRefused(Instant time) {
        assertRefused(
                () -> client.exports().list(q -> q.createdAfter(time)),
                "createdAfter must be a time of the years 1 to 9999: \"" + time + "\"");
        assertRefused(() -> client.exports().since(time), "must be a time of the years 1 to 9999");
        assertRefused(() -> client.jobs().list(q -> q.scheduledAt(time)), "must be a time of the years 1 to 9999");
    }

    @ParameterizedTest
    @CsvSource({"a, 6900", "é, 1100", "/, 2200", "😀, 550"})
    void theLongestQueryThatIsSentFitsAProxysLine(String character, int count) {
        server.always(Recording.answer("exports-list-page-beyond-end"));

        assertThat(client.exports().list(q -> q.filename(character.repeat(count))))
                .isEmpty();

        assertThat(server.request().target()).hasSizeBetween(6_000, 8_000);
        assertThatThrownBy(() -> client.exports().list(q -> q.filename(character.repeat(count * 6 / 5))))
                .hasMessageStartingWith("filter[filename] makes the query longer than");
    }

    @Test
    void manyIdsThatFitALineAreSentInFull() {
        server.always(Recording.answer("jobs-list-filter-status-unknown-value"));
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
        server.always(Recording.answer("exports-list-page-beyond-end"));

        assertThat(client.exports()
                        .list(q ->
                                q.filename("included[]").fileId("a&sort=-id#x").includeJob()))
                .isEmpty();

        assertThat(server.request().parameters())
                .startsWith("filter[file_id]=a&sort=-id#x", "filter[filename]=included[]", "included[]=job");
    }

    @Test
    void aRequestWithoutWhatIsNeededIsRefused() {
        assertRefused(() -> client.exports().create(b -> {}), "projectId is required");
        assertRefused(() -> client.exports().create(b -> b.projectId("p")), "datasetIds is required");
        assertRefused(
                () -> client.exports().create(b -> b.projectId("p").datasetIds(List.of())),
                "datasetIds must not be empty");
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

    @SuppressWarnings({"NullAway", "FutureReturnValueIgnored"}) // nulls that callers without a checker can give
    static Stream<Arguments> nulls() {
        Instant time = Instant.parse("2026-01-14T10:23:27Z");
        return Stream.of(
                refused("query is required", c -> c.exports().list((ExportQuery) null)),
                refused("the builder lambda is required", c -> c.exports().list((Consumer<ExportQueryBuilder>) null)),
                refused("query is required", c -> c.exports().count((ExportQuery) null)),
                refused("the builder lambda is required", c -> c.exports().count((Consumer<ExportQueryBuilder>) null)),
                refused("createdAfter is required", c -> c.exports().since(null)),
                refused("query is required", c -> c.exports().since(time, (ExportQuery) null)),
                refused(
                        "the builder lambda is required",
                        c -> c.exports().since(time, (Consumer<ExportQueryBuilder>) null)),
                refused("exportId is required", c -> c.exports().get(null)),
                refused("selection is required", c -> c.exports().get("1", (ExportSelection) null)),
                refused(
                        "the builder lambda is required",
                        c -> c.exports().get("1", (Consumer<ExportSelection.Builder>) null)),
                refused("exportId is required", c -> c.exports().poller(null)),
                refused("request is required", c -> c.exports().create((CreateExportRequest) null)),
                refused(
                        "the builder lambda is required",
                        c -> c.exports().create((Consumer<CreateExportRequest.Builder>) null)),
                refused("modalities is required", c -> c.exports().formats((String[]) null)),
                refused("modalities is required", c -> c.exports().formats("image", null)),
                refused("file is required", c -> c.exports().download("1", (Path) null)),
                refused("target is required", c -> c.exports().download("1", (OutputStream) null)),
                refused(
                        "progress is required",
                        c -> c.exports().download("1", Path.of("x"), (java.util.function.Consumer<
                                        io.github.clouddatasets.core.Progress>)
                                null)),
                refused("query is required", c -> c.jobs().list((JobQuery) null)),
                refused("the builder lambda is required", c -> c.jobs().list((Consumer<JobQueryBuilder>) null)),
                refused("query is required", c -> c.jobs().count((JobQuery) null)),
                refused("the builder lambda is required", c -> c.jobs().count((Consumer<JobQueryBuilder>) null)),
                refused("jobId is required", c -> c.jobs().get(null)),
                refused("selection is required", c -> c.jobs().get(UUID, (JobSelection) null)),
                refused(
                        "the builder lambda is required",
                        c -> c.jobs().get(UUID, (Consumer<JobSelection.Builder>) null)),
                refused("jobId is required", c -> c.jobs().poller(null)),
                refused("jobId is required", c -> c.jobs().delete(null)),
                refused("options is required", c -> c.with(null)),
                refused("work is required", c -> c.async(null)),
                refused(
                        "projectId is required",
                        c -> c.exports().create(b -> b.projectId(null).datasetIds("d"))),
                refused(
                        "datasetIds is required",
                        c -> c.exports().create(b -> b.projectId("p").datasetIds((String[]) null))),
                refused(
                        "datasetIds is required",
                        c -> c.exports().create(b -> b.projectId("p").datasetIds("d", null))),
                refused(
                        "exporter is required",
                        c -> c.exports()
                                .create(b -> b.projectId("p").datasetIds("d").exporter(null))),
                refused(
                        "includeMedias is required",
                        c -> c.exports()
                                .create(b -> b.projectId("p").datasetIds("d").includeMedias(null))),
                refused(
                        "includeMedias is required",
                        c -> c.exports()
                                .create(b -> b.projectId("p").datasetIds("d").options(o -> o.includeMedias(null)))),
                refused(
                        "the builder lambda is required",
                        c -> c.exports()
                                .create(b -> b.projectId("p")
                                        .datasetIds("d")
                                        .options((Consumer<CreateExportRequest.Options.Builder>) null))),
                refused("projectId is required", c -> c.exports().list(q -> q.projectId((String) null))),
                refused("projectId is required", c -> c.exports().list(q -> q.projectId((String[]) null))),
                refused("size is required", c -> c.exports().list(q -> q.size((long[]) null))),
                refused("createdAt is required", c -> c.exports().list(q -> q.createdAt(null))),
                refused("createdAfter is required", c -> c.exports().list(q -> q.createdAfter(null))),
                refused("createdBefore is required", c -> c.exports().list(q -> q.createdBefore(null))),
                refused("sortBy is required", c -> c.exports().list(q -> q.sortBy(null))),
                refused("fields is required", c -> c.exports().list(q -> q.fields((ExportField) null))),
                refused("jobFields is required", c -> c.exports().get("1", s -> s.jobFields((JobField[]) null))),
                refused("status is required", c -> c.jobs().list(q -> q.status((JobStatus) null))),
                refused("priority is required", c -> c.jobs().list(q -> q.priority((int[]) null))),
                refused("progress is required", c -> c.jobs().list(q -> q.progress((double[]) null))),
                refused("updatedBefore is required", c -> c.jobs().list(q -> q.updatedBefore(null))));
    }

    private static Arguments refused(String message, Consumer<SyncClient> call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{index} {0}")
    @MethodSource("nulls")
    void aNullIsRefusedByItsName(String message, Consumer<SyncClient> call) {
        assertRefused(() -> call.accept(client), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.0", UUID})
    void anAccountIdThatIsNoneIsRefused(String id) {
        assertRefused(() -> client.exports().list(q -> q.createdById(id)), "createdById must be a decimal number");
    }

    @Test
    void anIdOfAPollerIsChecked() {
        assertRefused(() -> client.exports().poller("x"), "exportId must be a decimal number");
        assertRefused(() -> client.jobs().poller("1"), "jobId must be a UUID");
    }
}
