package io.github.clouddatasets.sync.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operation of the media and setting services puts on the wire, to the byte. */
class MediaWireTest {

    private static final String UUID_1 = "01a2152f-9930-7214-bda0-c4baef75baa4";
    private static final String UUID_2 = "01a2152f-9930-7214-bda0-c4baef75baa5";
    private static final Instant T1 = Instant.parse("2026-01-14T10:23:27Z");
    private static final Instant T2 = Instant.parse("2026-01-15T00:00:00.25Z");

    private static final Answer EMPTY = Answer.json(200, "{\"data\":[],\"meta\":{}}");
    private static final Answer MEDIA = Answer.json(200, "{\"data\":{\"type\":\"media:medias\",\"id\":\"0f.png\"}}");
    private static final Answer STORED = Answer.json(200, "{\"data\":[{\"type\":\"media:medias\",\"id\":\"0f.png\"}]}");
    private static final Answer JOB =
            Answer.json(200, "{\"data\":{\"type\":\"media:jobs\",\"id\":\"" + UUID_1 + "\"}}");

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void listMediasWithNothingSet() {
        server.always(EMPTY);

        assertThat(client.media().list().toList()).isEmpty();

        assertRead("/api/v1/media/medias?page%5Bnumber%5D=1&page%5Bsize%5D=1000");
    }

    @Test
    void listMediasWithEverythingSet() {
        server.always(EMPTY);

        assertThat(client.media()
                        .list(q -> q.resource("a b.png")
                                .resource("é.png")
                                .key("thumbnail.webp")
                                .projectId("p1", "p2")
                                .filename("x&y.png")
                                .mimeType("image/svg+xml")
                                .fields(MediaField.RESOURCE, MediaField.MIME_TYPE, MediaField.PUBLIC)
                                .sortBy(MediaField.SIZE)
                                .sortByDescending(MediaField.CREATED_AT)
                                .pageSize(50)
                                .count())
                        .toList())
                .isEmpty();

        assertRead("/api/v1/media/medias?filter%5Bresource%5D%5B%5D=a%20b.png&filter%5Bresource%5D%5B%5D=%C3%A9.png"
                + "&filter%5Bkey%5D=thumbnail.webp"
                + "&filter%5Bproject_id%5D%5B%5D=p1&filter%5Bproject_id%5D%5B%5D=p2"
                + "&filter%5Bfilename%5D=x%26y.png"
                + "&filter%5Bmime_type%5D=image%2Fsvg%2Bxml"
                + "&fields%5Bmedia%3Amedias%5D%5B%5D=resource&fields%5Bmedia%3Amedias%5D%5B%5D=mime_type"
                + "&fields%5Bmedia%3Amedias%5D%5B%5D=public"
                + "&sort=-created_at&count=true&page%5Bnumber%5D=1&page%5Bsize%5D=50");
    }

    @Test
    void theKeyOfOriginalsIsTheEmptyText() {
        server.always(EMPTY);

        assertThat(client.media().list(q -> q.key("").sortBy(MediaField.KEY)).first())
                .isEmpty();

        // Without the sign the filter would mean: no key at all.
        assertRead("/api/v1/media/medias?filter%5Bkey%5D=&sort=key&page%5Bnumber%5D=1&page%5Bsize%5D=1000");
    }

    @Test
    void mediasAreCountedWithoutReadingThem() {
        server.always(Answer.json(200, "{\"data\":[{\"id\":\"0f.png\"}],\"meta\":{\"count\":12,\"more\":false}}"));

        assertThat(client.media().count(q -> q.projectId("p1"))).isEqualTo(new Total(12, true));

        assertRead("/api/v1/media/medias?filter%5Bproject_id%5D=p1&count=true&page%5Bnumber%5D=1&page%5Bsize%5D=1");
    }

    @Test
    void getMediaInfo() {
        server.always(MEDIA);

        assertThat(client.media().info("a b é.png").id()).isEqualTo("0f.png");

        assertRead("/api/v1/media/medias/info/a%20b%20%C3%A9.png");
    }

    @Test
    void getMediaInfoVariant() {
        server.always(MEDIA);

        assertThat(client.media()
                        .info(new MediaReference("0a.mp4", "240p_00000.ts"))
                        .id())
                .isEqualTo("0f.png");

        assertRead("/api/v1/media/medias/info/0a.mp4/240p_00000.ts");
    }

    @Test
    void downloadMediaAsksForUnpackedBytesAndThenForTheSize() {
        server.answers(bytes("abc"), Answer.json(200, "{\"data\":{\"id\":\"0f.png\",\"attributes\":{\"size\":3}}}"));

        assertThat(client.media().download("a b.png", new ByteArrayOutputStream()))
                .isEqualTo(3);

        Request download = server.requests().get(0);
        assertThat(download.method()).isEqualTo("GET");
        assertThat(download.target()).isEqualTo("/api/v1/media/medias/files/a%20b.png");
        assertHeaders(download, "Accept: */*", "Accept-Encoding: identity");
        assertThat(server.requests().get(1).target()).isEqualTo("/api/v1/media/medias/info/a%20b.png");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void downloadMediaVariant() {
        server.answers(bytes("abc"), MEDIA);

        assertThat(client.media().download(new MediaReference("0a.mp4", "master.m3u8"), new ByteArrayOutputStream()))
                .isEqualTo(3);

        assertThat(server.requests())
                .extracting(Request::target)
                .containsExactly(
                        "/api/v1/media/medias/files/0a.mp4/master.m3u8",
                        "/api/v1/media/medias/info/0a.mp4/master.m3u8");
    }

    @Test
    void uploadMedia() {
        server.always(STORED);

        assertThat(client.media()
                        .upload(b -> b.projectId("p1")
                                .resource("a b.png")
                                .modality("idah-image")
                                .bytes("brücke \"1\".png", "PNG!".getBytes(StandardCharsets.US_ASCII)))
                        .id())
                .isEqualTo("0f.png");

        assertForm("/api/v1/media/medias/files/a%20b.png", """
                --B
                Content-Disposition: form-data; name="project_id"

                p1
                --B
                Content-Disposition: form-data; name="resource"

                a b.png
                --B
                Content-Disposition: form-data; name="key"


                --B
                Content-Disposition: form-data; name="modality"

                idah-image
                --B
                Content-Disposition: form-data; name="file"; filename="brücke %221%22.png"
                Content-Type: image/png

                PNG!
                --B--
                """);
    }

    @Test
    void uploadMediaVariant() {
        server.always(STORED);

        assertThat(client.media()
                        .upload(b ->
                                b.projectId("p1").resource("0a.png").key("depth.exr").mimeType("image/x-exr").stream(
                                        "d.exr", 3, () -> new java.io.ByteArrayInputStream(new byte[] {65, 66, 67})))
                        .id())
                .isEqualTo("0f.png");

        assertForm("/api/v1/media/medias/files/0a.png/depth.exr", """
                --B
                Content-Disposition: form-data; name="project_id"

                p1
                --B
                Content-Disposition: form-data; name="resource"

                0a.png
                --B
                Content-Disposition: form-data; name="key"

                depth.exr
                --B
                Content-Disposition: form-data; name="file"; filename="d.exr"
                Content-Type: image/x-exr

                ABC
                --B--
                """);
    }

    @Test
    void uploadOfAnArchive() {
        server.always(STORED);

        assertThat(client.media()
                        .uploadArchive("p1", null, MediaFile.of("two.zip", new byte[] {80, 75}), progress -> {})
                        .medias())
                .hasSize(1);

        String target = server.request().target();
        assertThat(target).matches("/api/v1/media/medias/files/[0-9a-f]{16}\\.zip");
        assertForm(target, """
                --B
                Content-Disposition: form-data; name="project_id"

                p1
                --B
                Content-Disposition: form-data; name="file"; filename="two.zip"
                Content-Type: application/zip

                PK
                --B--
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media-upload",
                "media-upload-again",
                "media-upload-as-annotator",
                "media-upload-unknown-project",
                "media-upload-wrong-type"
            })
    void anUploadHasTheFieldsThatTheRealServiceWasSent(String recording) {
        server.always(STORED);
        MultipartRecording curl = MultipartRecording.of(recording);

        client.media()
                .upload(MediaRecordings.file(
                        recording,
                        curl.fields().getOrDefault("resource", "0a.png"),
                        Objects.requireNonNull(curl.fields().get("project_id")),
                        curl.fields().get("modality")));

        MultipartRecording sent = MultipartRecording.parsed(server.request().body());
        assertThat(sent.fields()).containsAllEntriesOf(curl.fields());
        assertThat(sent.filename()).isEqualTo(curl.filename());
        assertThat(sent.type()).isEqualTo(curl.type());
    }

    @Test
    void listMediaJobsWithEverythingSet() {
        server.always(EMPTY);

        assertThat(client.media()
                        .jobs()
                        .list(q -> q.id(UUID_1, UUID_2)
                                .jobClass("Processor::Job")
                                .status(MediaJobStatus.ERRORED, new MediaJobStatus("paused"))
                                .createdAfter(T1)
                                .createdBefore(T2)
                                .updatedAfter(T1)
                                .updatedBefore(T2)
                                .sortByDescending(MediaJobField.RETRY_COUNT)
                                .sortBy(MediaJobField.UPDATED_AT)
                                .pageSize(7)
                                .count())
                        .toList())
                .isEmpty();

        assertThat(server.request().path()).isEqualTo("/api/v1/media/jobs");
        assertThat(server.request().parameters())
                .containsExactly(
                        "filter[id__in][]=" + UUID_1,
                        "filter[id__in][]=" + UUID_2,
                        "filter[job_class__in][]=Processor::Job",
                        "filter[status__in][]=errored",
                        "filter[status__in][]=paused",
                        "filter[created_at__gte]=2026-01-14 10:23:27",
                        "filter[created_at__lte]=2026-01-15 00:00:00.250000",
                        "filter[updated_at__gte]=2026-01-14 10:23:27",
                        "filter[updated_at__lte]=2026-01-15 00:00:00.250000",
                        "sort=updated_at",
                        "count=true",
                        "page[number]=1",
                        "page[size]=7");
    }

    @Test
    void mediaJobsAreCounted() {
        server.always(Answer.json(200, "{\"data\":[],\"meta\":{\"count\":1000,\"more\":true}}"));

        assertThat(client.media().jobs().count()).isEqualTo(new Total(1000, false));

        assertRead("/api/v1/media/jobs?count=true&page%5Bnumber%5D=1&page%5Bsize%5D=1");
    }

    @Test
    void getMediaJob() {
        server.always(JOB);

        assertThat(client.media().jobs().get(UUID_1).id()).isEqualTo(UUID_1);

        assertRead("/api/v1/media/jobs/" + UUID_1);
    }

    @Test
    void deleteMediaJob() {
        server.always(Answer.whole("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        client.media().jobs().delete(UUID_1);

        Request request = server.request();
        assertThat(request.method()).isEqualTo("DELETE");
        assertThat(request.target()).isEqualTo("/api/v1/media/jobs/" + UUID_1);
        assertHeaders(request, "Accept: application/json, application/vnd.api+json", "Accept-Encoding: gzip");
    }

    @Test
    void listModalitiesNeedsNoToken() {
        server.always(Answer.json(200, "{\"data\":{\"modalities\":{},\"plugins\":{}}}"));

        assertThat(client.modalities().list()).isEmpty();

        assertThat(server.request().target()).isEqualTo("/api/v1/setting/plugins/modalities");
        assertThat(server.request().header("Authorization")).isNull();
    }

    @Test
    void getModalityNeedsNoToken() {
        server.always(Answer.json(200, "{\"data\":{\"shapes\":{}}}"));

        assertThat(client.modalities().get("lidar é").shapes()).isEmpty();

        assertThat(server.request().target()).isEqualTo("/api/v1/setting/plugins/modalities/lidar%20%C3%A9");
        assertThat(server.request().header("Authorization")).isNull();
    }

    @Test
    void whatTheServiceWouldMistakeIsRefusedBeforeAnythingIsSent() {
        Medias media = client.media();

        assertThatIllegalArgumentException().isThrownBy(() -> media.info("a/b")).withMessageContaining("'/'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.info(" "))
                .withMessageContaining("resource must not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.info(new MediaReference("a", "..")))
                .withMessageContaining("key must not be a relative path");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.jobs().get("7"))
                .withMessageContaining("jobId must be a UUID: \"7\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.list(q -> q.sortBy(MediaField.META)))
                .withMessageContaining("sortBy cannot be a column without an order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.upload(b -> b.projectId("p").bytes("two.zip", new byte[1])))
                .withMessageContaining("uploadArchive");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        media.upload(b -> b.projectId("p").mimeType("image").bytes("a.png", new byte[1])))
                .withMessageContaining("mimeType must be a media type such as image/png: \"image\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.modalities().get("a/b"))
                .withMessageContaining("name must not contain '/'");
        assertThat(server.requests()).isEmpty();
    }

    private static Answer bytes(String content) {
        return Answer.body(200, "image/png", content);
    }

    private void assertRead(String target) {
        Request request = server.request();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo(target);
        assertThat(request.body()).isEmpty();
        assertHeaders(request, "Accept: application/json, application/vnd.api+json", "Accept-Encoding: gzip");
    }

    /** The boundary of the expected form is the letter B. */
    private void assertForm(String target, String form) {
        Request request = server.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(target);
        String type = Objects.requireNonNull(request.header("Content-Type"));
        assertThat(type).matches("multipart/form-data; boundary=clouddatasets-[0-9a-f-]{36}");
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(request.body()).isEqualTo(form.replace("\n", "\r\n").replace("--B", "--" + boundary));
        assertHeaders(
                request,
                "Accept: application/json, application/vnd.api+json",
                "Accept-Encoding: gzip",
                "Content-Type: " + type,
                "Content-Length: " + request.body().getBytes(StandardCharsets.UTF_8).length);
    }

    private void assertHeaders(Request request, String... own) {
        List<String> expected = new ArrayList<>(List.of(own));
        expected.add("Authorization: Bearer " + SyncServer.TOKEN);
        expected.add("Host: " + server.authority());
        expected.add("Connection: Keep-Alive");
        assertThat(request.headers())
                .filteredOn(line -> !line.startsWith("User-Agent: clouddatasets-java/"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
