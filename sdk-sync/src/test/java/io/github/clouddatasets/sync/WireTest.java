package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each operation puts on the wire, to the byte. */
class WireTest {

    private static final String KEY = "IDAH_" + "0a".repeat(32);
    private static final String UUID_1 = "019bba87-650e-74e8-a68a-bc49bfff2527";
    private static final String UUID_2 = "019bba87-650e-74e8-a68a-bc49bfff2528";
    private static final Instant T1 = Instant.parse("2026-01-14T10:23:27Z");
    private static final Instant T2 = Instant.parse("2026-01-15T00:00:00.25Z");

    private static final Answer EMPTY = Answer.json(200, "{\"data\":[],\"meta\":{}}");
    private static final Answer EXPORT = Answer.json(200, "{\"data\":{\"type\":\"sync:exports\",\"id\":\"42\"}}");
    private static final Answer JOB = Answer.json(200, "{\"data\":{\"type\":\"sync:jobs\",\"id\":\"" + UUID_1 + "\"}}");

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void listExportsWithNothingSet() {
        server.always(EMPTY);

        assertThat(client.exports().list().toList()).isEmpty();

        assertThat(server.request().method()).isEqualTo("GET");
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/exports?page%5Bnumber%5D=1&page%5Bsize%5D=1000");
        assertHeadersOfARead();
    }

    @Test
    void listExportsWithEverythingSet() {
        server.always(EMPTY);

        assertThat(client.exports().list(WireTest::everything).toList()).isEmpty();

        assertThat(server.request().target())
                .isEqualTo("/api/v1/sync/exports?filter%5Bid__in%5D%5B%5D=1&filter%5Bid__in%5D%5B%5D=3"
                        + "&filter%5Bjob_id%5D=" + UUID_1
                        + "&filter%5Bproject_id%5D%5B%5D=p%201&filter%5Bproject_id%5D%5B%5D=p%262"
                        + "&filter%5Bcreated_by_id%5D=9"
                        + "&filter%5Bfile_id%5D=a%2Fb.zip"
                        + "&filter%5Bfilename%5D=idah%20export%20%C3%A9%20%233.txt"
                        + "&filter%5Bmime_type%5D=image%2Fsvg%2Bxml"
                        + "&filter%5Bsize%5D%5B%5D=0&filter%5Bsize%5D%5B%5D=491"
                        + "&filter%5Bcreated_at%5D=2026-01-14%2010%3A23%3A27"
                        + "&filter%5Bcreated_at__gte%5D=2026-01-14%2010%3A23%3A27"
                        + "&filter%5Bcreated_at__lte%5D=2026-01-15%2000%3A00%3A00.250000"
                        + "&included%5B%5D=job"
                        + "&fields%5Bsync%3Aexports%5D%5B%5D=job_id&fields%5Bsync%3Aexports%5D%5B%5D=created_at"
                        + "&fields%5Bsync%3Ajobs%5D%5B%5D=status"
                        + "&sort=-created_at&count=true&page%5Bnumber%5D=1&page%5Bsize%5D=50");
        assertHeadersOfARead();
    }

    static void everything(ExportQueryBuilder query) {
        query.id("1", "3")
                .jobId(UUID_1)
                .projectId("p 1", "p&2")
                .createdById("9")
                .fileId("a/b.zip")
                .filename("idah export é #3.txt")
                .mimeType("image/svg+xml")
                .size(0, 491)
                .createdAt(T1)
                .createdAfter(T1)
                .createdBefore(T2)
                .includeJob()
                .includeJob()
                .fields(ExportField.JOB_ID, ExportField.CREATED_AT)
                .jobFields(JobField.STATUS)
                .sortBy(ExportField.SIZE)
                .sortByDescending(ExportField.CREATED_AT)
                .pageSize(50)
                .count();
    }

    @Test
    void listExportsSortedUpwards() {
        server.always(EMPTY);

        assertThat(client.exports()
                        .list(q -> q.sortByDescending(ExportField.SIZE).sortBy(ExportField.MIME_TYPE))
                        .first())
                .isEmpty();

        assertThat(server.request().parameters()).contains("sort=mime_type").doesNotContain("sort=-size");
    }

    @Test
    void everyPageCarriesTheWholeQuery() {
        String page = "{\"data\":[{\"id\":\"%s\"},{\"id\":\"%s\"}]}";
        server.answers(Answer.json(200, page.formatted("1", "2")), Answer.json(200, page.formatted("3", "4")), EMPTY);

        assertThat(client.exports().list(q -> q.projectId("p").includeJob().pageSize(2)).stream()
                        .map(Export::id))
                .containsExactly("1", "2", "3", "4");

        String query = "/api/v1/sync/exports?filter%5Bproject_id%5D=p&included%5B%5D=job&page%5Bnumber%5D=";
        assertThat(server.requests())
                .extracting(Request::target)
                .containsExactly(
                        query + "1&page%5Bsize%5D=2", query + "2&page%5Bsize%5D=2", query + "3&page%5Bsize%5D=2");
    }

    @Test
    void getExport() {
        server.always(EXPORT);

        assertThat(client.exports().get("42").id()).isEqualTo("42");

        assertThat(server.request().method()).isEqualTo("GET");
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/exports/42");
        assertHeadersOfARead();
    }

    @Test
    void getExportWithEverythingSet() {
        server.always(EXPORT);

        assertThat(client.exports()
                        .get(
                                "9223372036854775807",
                                s -> s.includeJob()
                                        .fields(ExportField.FILE_ID, ExportField.SIZE)
                                        .jobFields(JobField.STATUS, JobField.PROGRESS))
                        .id())
                .isEqualTo("42");

        assertThat(server.request().target())
                .isEqualTo("/api/v1/sync/exports/9223372036854775807?included%5B%5D=job"
                        + "&fields%5Bsync%3Aexports%5D%5B%5D=file_id&fields%5Bsync%3Aexports%5D%5B%5D=size"
                        + "&fields%5Bsync%3Ajobs%5D%5B%5D=status&fields%5Bsync%3Ajobs%5D%5B%5D=progress");
        assertHeadersOfARead();
    }

    @Test
    void downloadExportAsksForUnpackedBytes() {
        server.always(Answer.whole(("HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 2\r\n"
                        + "Content-Disposition: attachment; filename=\"e.zip\"\r\n\r\nPK")
                .getBytes(StandardCharsets.US_ASCII)));
        ByteArrayOutputStream file = new ByteArrayOutputStream();

        assertThat(client.exports().download("42", file)).isEqualTo(2);

        assertThat(server.request().method()).isEqualTo("GET");
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/exports/42/download");
        assertHeaders("Accept: */*", "Accept-Encoding: identity");
    }

    @Test
    void createExportWithTheServersDefaults() {
        server.always(EXPORT);

        assertThat(client.exports()
                        .create(b -> b.projectId("p-1").datasetIds("d-1"))
                        .id())
                .isEqualTo("42");

        assertPost(
                "/api/v1/sync/exports/export",
                "{\"project_id\":\"p-1\",\"dataset_ids\":[\"d-1\"],\"exporter\":\"Exports::Upd::Exporter\"}");
    }

    @Test
    void createExportWithEverythingSet() {
        server.always(EXPORT);

        assertThat(client.exports()
                        .create(new CreateExportRequest(
                                "p-\u00e9",
                                List.of("d-1", "d-2"),
                                "TestExporterA",
                                new CreateExportRequest.Options(IncludeMedias.NONE)))
                        .id())
                .isEqualTo("42");

        assertPost(
                "/api/v1/sync/exports/export",
                "{\"project_id\":\"p-\u00e9\",\"dataset_ids\":[\"d-1\",\"d-2\"],\"exporter\":\"TestExporterA\","
                        + "\"options\":{\"include_medias\":\"none\"}}");
    }

    @Test
    void listExportFormats() {
        server.always(Answer.json(200, "[]"));

        assertThat(client.exports().formats("image", "vidéo")).isEmpty();

        assertThat(server.request().method()).isEqualTo("GET");
        assertThat(server.request().target())
                .isEqualTo("/api/v1/sync/exports/formats?modalities%5B%5D=image&modalities%5B%5D=vid%C3%A9o");
        assertHeadersOfARead();
    }

    @Test
    void listJobsWithNothingSet() {
        server.always(EMPTY);

        assertThat(client.jobs().list().toList()).isEmpty();

        assertThat(server.request().method()).isEqualTo("GET");
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/jobs?page%5Bnumber%5D=1&page%5Bsize%5D=1000");
        assertHeadersOfARead();
    }

    @Test
    void listJobsWithEverythingSet() {
        server.always(EMPTY);

        assertThat(client.jobs().list(WireTest::everything).toList()).isEmpty();

        assertThat(server.request().target())
                .startsWith("/api/v1/sync/jobs?filter%5Bid__in%5D%5B%5D=" + UUID_1)
                .doesNotContain("[", "]", " ", "+");
        assertThat(server.request().parameters())
                .containsExactly(
                        "filter[id__in][]=" + UUID_1,
                        "filter[id__in][]=" + UUID_2,
                        "filter[job_class__in][]=Exports::Job",
                        "filter[status__in][]=running",
                        "filter[status__in][]=pending",
                        "filter[progress][]=0.0",
                        "filter[progress][]=0.5",
                        "filter[error]=Faraday::ConnectionFailed: 100 %",
                        "filter[unicity]=k",
                        "filter[priority][]=-1",
                        "filter[priority][]=5",
                        "filter[priority__gte]=1",
                        "filter[priority__lte]=9",
                        "filter[retry_count]=0",
                        "filter[retry_count__gte]=1",
                        "filter[retry_count__lte]=2",
                        "filter[scheduled_at]=2026-01-14 10:23:27",
                        "filter[scheduled_at__gte]=2026-01-14 10:23:27",
                        "filter[scheduled_at__lte]=2026-01-15 00:00:00.250000",
                        "filter[created_at]=2026-01-14 10:23:27",
                        "filter[created_at__gte]=2026-01-14 10:23:27",
                        "filter[created_at__lte]=2026-01-15 00:00:00.250000",
                        "filter[updated_at]=2026-01-14 10:23:27",
                        "filter[updated_at__gte]=2026-01-14 10:23:27",
                        "filter[updated_at__lte]=2026-01-15 00:00:00.250000",
                        "included[]=exports",
                        "fields[sync:jobs][]=arguments",
                        "fields[sync:jobs][]=status",
                        "fields[sync:exports][]=file_id",
                        "sort=-priority",
                        "count=true",
                        "page[number]=1",
                        "page[size]=7");
        assertHeadersOfARead();
    }

    static void everything(JobQueryBuilder query) {
        query.id(UUID_1, UUID_2)
                .jobClass("Exports::Job")
                .status(JobStatus.RUNNING, JobStatus.PENDING)
                .progress(0, 0.5)
                .error("Faraday::ConnectionFailed: 100 %")
                .unicity("k")
                .priority(-1, 5)
                .priorityAtLeast(1)
                .priorityAtMost(9)
                .retryCount(0)
                .retryCountAtLeast(1)
                .retryCountAtMost(2)
                .scheduledAt(T1)
                .scheduledAfter(T1)
                .scheduledBefore(T2)
                .createdAt(T1)
                .createdAfter(T1)
                .createdBefore(T2)
                .updatedAt(T1)
                .updatedAfter(T1)
                .updatedBefore(T2)
                .includeExports()
                .fields(JobField.ARGUMENTS, JobField.STATUS)
                .exportFields(ExportField.FILE_ID)
                .sortByDescending(JobField.PRIORITY)
                .pageSize(7)
                .count();
    }

    @Test
    void getJob() {
        server.always(JOB);

        assertThat(client.jobs().get(UUID_1).id()).isEqualTo(UUID_1);

        assertThat(server.request().method()).isEqualTo("GET");
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/jobs/" + UUID_1);
        assertHeadersOfARead();
    }

    @Test
    void getJobWithEverythingSet() {
        server.always(JOB);

        assertThat(client.jobs()
                        .get(
                                UUID_1,
                                s -> s.includeExports().fields(JobField.STATUS).exportFields(ExportField.FILENAME))
                        .id())
                .isEqualTo(UUID_1);

        assertThat(server.request().target())
                .isEqualTo("/api/v1/sync/jobs/" + UUID_1 + "?included%5B%5D=exports"
                        + "&fields%5Bsync%3Ajobs%5D%5B%5D=status&fields%5Bsync%3Aexports%5D%5B%5D=filename");
        assertHeadersOfARead();
    }

    @Test
    void deleteJob() {
        server.always(Recording.answer("job-delete"));

        client.jobs().delete(UUID_1);

        assertThat(server.request().method()).isEqualTo("DELETE");
        assertThat(server.request().target()).isEqualTo("/api/v1/sync/jobs/" + UUID_1);
        assertThat(server.request().body()).isEmpty();
        assertHeadersOfARead(); // so neither Content-Type nor Content-Length
    }

    @Test
    void loginWithApiKey() {
        server.answers(Recording.answer("iam-api-login"), EMPTY);
        try (SyncClient withKey =
                server.builder().credentials(Credentials.idahApiKey(KEY)).build()) {
            assertThat(withKey.exports().list().first()).isEmpty();
        }

        Request login = server.requests().get(0);
        assertThat(login.method()).isEqualTo("POST");
        assertThat(login.target()).isEqualTo("/api/v1/iam/auth/api/login");
        assertThat(login.body()).isEqualTo("{\"api_key\":\"" + KEY + "\",\"token_expiration\":3600}");
        assertThat(login.headers())
                .contains(
                        "Content-Type: application/json",
                        "Content-Length: " + login.body().length());
        assertThat(login.header("Authorization")).isNull();
    }

    private void assertPost(String target, String body) {
        Request request = server.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.body()).isEqualTo(body);
        assertHeaders(
                "Accept: application/json, application/vnd.api+json",
                "Accept-Encoding: gzip",
                "Content-Type: application/json", // with a charset the server would not read the body
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    }

    private void assertHeadersOfARead() {
        assertHeaders("Accept: application/json, application/vnd.api+json", "Accept-Encoding: gzip");
        assertThat(server.request().body()).isEmpty();
    }

    /** These headers, those of every request, and no others: above all no Content-Type, Cookie or Referer. */
    private void assertHeaders(String... own) {
        List<String> expected = new ArrayList<>(List.of(own));
        expected.add("Authorization: Bearer " + SyncServer.TOKEN);
        expected.add("Host: " + server.authority());
        expected.add("Connection: Keep-Alive");
        assertThat(server.request().headers())
                .filteredOn(line -> !line.startsWith("User-Agent: clouddatasets-java/"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(server.request().header("User-Agent")).matches("clouddatasets-java/\\S+ java/\\d+");
    }
}
