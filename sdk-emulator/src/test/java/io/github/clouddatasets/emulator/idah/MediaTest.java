package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads, downloads and lists of the media service, with its rights. */
class MediaTest {

    private static final byte[] PNG = MediaTestClient.PNG;

    private DatasetCloudEmulator cloud;
    private MediaTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().manualTime().start();
        client = MediaTestClient.withApiKey(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void whatWasUploadedIsThere() {
        byte[] large = new byte[300_000];
        new Random(7).nextBytes(large);

        RawHttpAnswer uploaded = client.upload("a%20%C3%A9.png", "é.png", "image/png", large, "idah-image");

        assertThat(uploaded.status()).as(uploaded.toString()).isEqualTo(200);
        RawHttpAnswer file = client.get("/medias/files/a%20%C3%A9.png");
        assertThat(file.body()).isEqualTo(large);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");
        assertThat(file.header("ETag")).isNull();
        assertThat(file.header("Content-Disposition")).isNull();
        JsonNode info = client.get("/medias/info/a%20%C3%A9.png").json().at("/data");
        assertThat(info.path("id").asText()).matches("[0-9a-f]{32}\\.png");
        assertThat(info.at("/attributes/resource").asText()).isEqualTo("a é.png");
        assertThat(info.at("/attributes/filename").asText()).isEqualTo("é.png");
        assertThat(info.at("/attributes/size").asInt()).isEqualTo(300_000);
        assertThat(info.path("attributes").has("file")).isFalse();
    }

    @Test
    void rangesAreIgnoredAndHeadHasTheLength() {
        client.upload("a.png", "a.png", "image/png", PNG, "");

        RawHttpAnswer range = client.at("media").with("Range", "bytes=1-2").get("/medias/files/a.png");
        RawHttpAnswer head = client.at("media").send("HEAD", "/medias/files/a.png", "");

        assertThat(range.status()).isEqualTo(200);
        assertThat(range.body()).isEqualTo(PNG);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(PNG.length));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aVariantHasAKey() {
        client.upload("a.png", "a.png", "image/png", PNG, "");
        RawHttpAnswer variant = client.upload("a.png/depth.png", "d.png", "image/png", new byte[] {5}, "");

        assertThat(variant.json().at("/data/0/attributes/key").asText()).isEqualTo("depth.png");
        assertThat(client.get("/medias/files/a.png/depth.png").body()).containsExactly(5);
        assertThat(client.get("/medias/info/a.png/depth.png").status()).isEqualTo(200);
        assertThat(client.get("/medias/files/a.png/other.png").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "a.png%2Fdepth.png, 200",
        "a.png%2fdepth.png, 200",
        "..%2Fdepth.png, 404",
        "a.png%2F, 404",
        "a.png/depth.png%2Fx, 404"
    })
    void anEncodedSlashSplitsTheName(String path, int status) {
        client.upload("a.png/depth.png", "d.png", "image/png", new byte[] {5}, "");

        assertThat(client.get("/medias/files/" + path).status()).isEqualTo(status);
    }

    @Test
    void resourceAndKeyAreUniqueOverTheInstallation() {
        MediaTestClient annotator = MediaTestClient.as(cloud, IdahRole.ANNOTATOR);
        client.upload("a.png", "a.png", "image/png", PNG, Map.of("project_id", "elsewhere"));

        RawHttpAnswer seen = client.upload("a.png", "a.png", "image/png", PNG, "");
        RawHttpAnswer unseen = annotator.upload("a.png", "a.png", "image/png", PNG, "");

        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.json().at("/errors/0/detail").asText()).isEqualTo("Resource a.png with key  already exists");
        assertThat(unseen.status()).isEqualTo(422);
        assertThat(unseen.json().at("/errors/0/title").asText()).isEqualTo("Verse::Error::CannotCreateRecord");
    }

    @Test
    void anUploadOutOfSightIsStoredAlthoughItsAnswerIs404() {
        MediaTestClient annotator = MediaTestClient.as(cloud, IdahRole.ANNOTATOR);

        RawHttpAnswer answer = annotator.upload("a.png", "a.png", "image/png", PNG, Map.of("project_id", "elsewhere"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(annotator.get("/medias/files/a.png").status()).isEqualTo(404);
        assertThat(client.get("/medias/files/a.png").body()).isEqualTo(PNG);
    }

    @Test
    void refusalsAreSuccessesWithoutData() {
        RawHttpAnswer answer = client.upload("a.txt", "notes.txt", "text/plain", new byte[] {1}, "idah-image");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("data")).isEmpty();
        assertThat(answer.json().at("/meta/skipped/0/message").asText()).isEqualTo("File type is not supported");
        assertThat(client.get("/medias/files/a.txt").status()).isEqualTo(404);
        assertThat(client.upload("a.txt", "notes.txt", "text/plain", new byte[] {1}, "acme-text")
                        .json()
                        .path("data"))
                .hasSize(1);
    }

    @Test
    void theMembersOfAnArchiveGetResourcesOfTheirOwn() throws IOException {
        byte[] zip = zip(Map.of(
                "x/one.png", PNG, "two.jpg", PNG, "notes.txt", PNG, "__MACOSX/._one.png", PNG, ".DS_Store", PNG));

        JsonNode answer = client.upload("a.zip", "a.zip", "application/octet-stream", zip, "idah-image")
                .json();

        List<String> names = new ArrayList<>();
        answer.path("data")
                .forEach(media -> names.add(media.at("/attributes/filename").asText()));
        assertThat(names).containsExactlyInAnyOrder("one.png", "two.jpg");
        String resource = answer.at("/data/0/attributes/resource").asText();
        assertThat(resource).matches("[0-9a-f]{16}\\.(png|jpg)");
        assertThat(client.get("/medias/files/" + resource).body()).isEqualTo(PNG);
        assertThat(answer.at("/meta/skipped/0/filename").asText()).isEqualTo("notes.txt");
        assertThat(client.get("/medias/files/a.zip").status()).isEqualTo(404);
    }

    @Test
    void anArchiveThatIsNoneOrWouldFillTheDiskIsRefused() throws IOException {
        RawHttpAnswer none = client.upload("a.zip", "a.zip", "application/zip", PNG, "");
        RawHttpAnswer bomb =
                client.upload("b.zip", "b.zip", "application/zip", zip(Map.of("z.png", new byte[1 << 20])), "");

        assertThat(none.status()).isEqualTo(422);
        assertThat(bomb.status()).isEqualTo(422);
        assertThat(bomb.json().at("/errors/0/detail").asText())
                .isEqualTo("Zip archive rejected: 'z.png' has a suspicious compression ratio");
        assertThat(client.get("/medias?filter%5Bfilename%5D=z.png").json().path("data"))
                .isEmpty();
    }

    @Test
    void aFormThatIsNoneIsRefused() {
        RawHttpClient media = client.at("media");

        assertThat(media.with("Content-Type", "multipart/form-data; boundary=x")
                        .send("POST", "/medias/files/a.png", "no form")
                        .status())
                .isEqualTo(400);
        RawHttpAnswer json = media.post("/medias/files/a.png", "{}");
        assertThat(json.status()).isEqualTo(422);
        assertThat(json.json().path("errors")).hasSize(2);
    }

    @Test
    void listsHonourTheirFiltersAndNoOthers() {
        client.upload("a.png", "one.png", "image/png", PNG, "");
        client.upload("a.png/k", "two.png", "image/png", PNG, "");
        client.upload("b.txt", "three.txt", "text/plain", PNG, Map.of("project_id", "elsewhere"));

        assertThat(resources("filter%5Bresource%5D=a.png")).hasSize(2);
        assertThat(resources("filter%5Bresource%5D%5B%5D=a.png&filter%5Bresource%5D%5B%5D=b.txt"))
                .hasSize(3);
        assertThat(resources("filter%5Bkey%5D=k")).hasSize(1);
        assertThat(resources("filter%5Bproject_id%5D=elsewhere")).containsExactly("b.txt");
        assertThat(resources("filter%5Bmime_type%5D=text/plain")).containsExactly("b.txt");
        assertThat(resources("filter%5Bfilename%5D=two.png")).hasSize(1);
        int all = resources("").size();
        assertThat(resources("filter%5Bsize__gte%5D=99999999")).hasSize(all);
        assertThat(resources("included%5B%5D=project")).hasSize(all);
    }

    @Test
    void theDefaultOrderIsThatOfTheRandomIds() {
        List<String> ids = new ArrayList<>();
        client.get("/medias")
                .json()
                .path("data")
                .forEach(media -> ids.add(media.path("id").asText()));

        assertThat(ids).hasSizeGreaterThan(100).isSorted();
    }

    @Test
    void rightsAreThoseOfTheRole() {
        client.upload("mine.png", "a.png", "image/png", PNG, "");
        client.upload("other.png", "a.png", "image/png", PNG, Map.of("project_id", "elsewhere"));

        assertRights(MediaTestClient.as(cloud, IdahRole.ADMIN), 200, 200, 200);
        assertRights(MediaTestClient.as(cloud, IdahRole.ORG_OWNER), 200, 200, 200);
        assertRights(MediaTestClient.withKey(cloud, "project_rw_org", "org", "1"), 200, 200, 200);
        assertRights(MediaTestClient.withKey(cloud, "project_rw_org", "project", cloud.idahProjectId()), 200, 200, 404);
        assertRights(MediaTestClient.as(cloud, IdahRole.PROJECT_OWNER), 200, 200, 404);
        assertRights(MediaTestClient.as(cloud, IdahRole.REVIEWER), 200, 200, 404);
        assertRights(MediaTestClient.as(cloud, IdahRole.ANNOTATOR), 200, 200, 404);
        assertRights(MediaTestClient.withKey(cloud, "project_ro_all", "all"), 403, 200, 200);
        assertRights(MediaTestClient.withKey(cloud, "org_rw_all", "all"), 403, 403, 403);
        assertRights(MediaTestClient.withKey(cloud, "account_ro_all", "all"), 403, 403, 403);
        assertThat(new RawHttpClient(cloud.idahEndpoint() + "/media")
                        .get("/medias")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void jobsAreReadByFewAndDeletedByAdministrators() {
        client.entry(client.dataset("idah-image"), "gone.png");
        String job = client.get("/jobs").json().at("/data/0/id").asText();

        assertThat(MediaTestClient.as(cloud, IdahRole.ANNOTATOR).get("/jobs").status())
                .isEqualTo(403);
        assertThat(client.get("/jobs/" + job).status()).isEqualTo(200);
        assertThat(client.at("media").send("DELETE", "/jobs/" + job, "").status())
                .isEqualTo(403);
        RawHttpClient admin = MediaTestClient.as(cloud, IdahRole.ADMIN).at("media");
        assertThat(admin.send("DELETE", "/jobs/" + job, "").status()).isEqualTo(204);
        assertThat(admin.get("/jobs/" + job).status()).isEqualTo(404);
        assertThat(admin.get("/jobs/no-uuid").status()).isEqualTo(500);
    }

    @Test
    void aStoppedServiceIsTheProxys502() {
        cloud.faults().idahOutage(IdahUpstream.MEDIA);

        assertThat(client.get("/medias").status()).isEqualTo(502);
        assertThat(new RawHttpClient(cloud.idahEndpoint() + "/setting")
                        .get("/plugins/modalities")
                        .status())
                .isEqualTo(200);
        client.at("sync")
                .post(
                        "/exports/export",
                        "{\"project_id\":\"" + cloud.idahProjectId() + "\",\"dataset_ids\":[\"" + cloud.idahDatasetId()
                                + "\"],\"exporter\":\"Exports::Upd::Exporter\"}");
        cloud.clock().advance(Duration.ofSeconds(1));
        assertThat(client.at("sync")
                        .get("/jobs?sort=-created_at")
                        .json()
                        .at("/data/0/attributes/status")
                        .asText())
                .isEqualTo("errored");
    }

    private void assertRights(MediaTestClient caller, int upload, int own, int other) {
        String resource = "r" + cloud.requests("uploadMedia").size() + ".png";
        assertThat(caller.upload(resource, "a.png", "image/png", PNG, "").status())
                .isEqualTo(upload);
        assertThat(caller.get("/medias/files/mine.png").status()).isEqualTo(own);
        assertThat(caller.get("/medias/info/other.png").status()).isEqualTo(other);
        RawHttpAnswer list = caller.get("/medias?filter%5Bresource%5D=other.png");
        assertThat(list.status()).isEqualTo(own);
        if (own == 200) {
            assertThat(list.json().path("data")).hasSize(other == 200 ? 1 : 0);
        }
    }

    private List<String> resources(String query) {
        List<String> resources = new ArrayList<>();
        client.get("/medias?" + query)
                .json()
                .path("data")
                .forEach(media -> resources.add(media.at("/attributes/resource").asText()));
        return resources;
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
