package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Reply;
import io.github.clouddatasets.emulator.http.Wire;
import io.github.clouddatasets.emulator.store.Md5;
import io.github.clouddatasets.emulator.store.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerdrillFileTest {

    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud = start(builder -> builder);
    private PowerdrillProject project = new PowerdrillProject(cloud, PowerdrillDialect.V2);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesSmallFilesInAForm(PowerdrillDialect dialect) {
        project = new PowerdrillProject(cloud, dialect);
        JsonNode file = data(project.upload("flowers.csv", FLOWERS));
        assertThat(file.path(project.name("file_object_key")).asText()).matches("/tmp/[0-9a-f]{32}\\.csv");
        refused(project.upload("flowers.exe", FLOWERS), 200, 300004);
        refused(project.upload("flowers.csv", ""), 200, 300005);
        refused(project.post("/file/upload-datasource", project.body()), 400, 300001);
    }

    @Test
    void theFormSaysWhoseFileItIs() {
        Wire wire = new Wire(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .with("Content-Type", "multipart/form-data; boundary=\"b\"");
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\r\n";
        String user = "--b\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\n";
        String path = "/v2/team/file/upload-datasource";
        refused(wire.send("POST", path + "?user_id=" + cloud.powerdrillUserId(), file + "--b--\r\n"), 400, 300001);
        refused(wire.send("POST", path, file + user + "tmm-other\r\n--b--\r\n"), 200, 300003);
        refused(wire.send("POST", path, file + user + cloud.powerdrillUserId() + "\r\n"), 400, 300001);
        data(wire.send("POST", path, file + user + cloud.powerdrillUserId() + "\r\n--b--\r\n"));
    }

    @Test
    void cutsUploadsInPartsOfFiveMebibytes() {
        JsonNode upload = begin(11L << 20);
        assertThat(upload.path("part_items").findValues("size"))
                .extracting(JsonNode::asLong)
                .containsExactly(5L << 20, 5L << 20, 1L << 20);
        assertThat(upload.path("part_items").path(0).path("upload_url").asText())
                .contains("X-Amz-Expires=86399", "X-Amz-SignedHeaders=host", "partNumber=1", "X-Amz-Signature=");
    }

    @Test
    void putsPartsTogetherWhateverTheirSizesAndOrder() {
        cloud.close();
        cloud = start(builder -> builder.powerdrillPartSize(10).powerdrillUnequalParts(true));
        project = new PowerdrillProject(cloud, PowerdrillDialect.V2);
        JsonNode upload = begin(FLOWERS.length());
        assertThat(upload.path("part_items").findValues("number"))
                .extracting(JsonNode::asInt)
                .containsExactly(5, 4, 3, 2, 1);
        assertThat(upload.path("part_items").findValues("size"))
                .extracting(JsonNode::asInt)
                .containsExactly(FLOWERS.length() - 50, 15, 10, 15, 10);
        List<String> etags = put(upload, FLOWERS);
        String key = data(complete(upload, etags)).path("file_object_key").asText();
        assertThat(key).isEqualTo(upload.path("file_object_key").asText());
        // A client that lost the answer may ask again.
        data(complete(upload, etags));

        ObjectNode order =
                project.body().put("name", "f.csv").put("type", "FILE").put("file_object_key", key);
        JsonNode source = data(project.post("/datasources", order));
        assertThat(source.path("size").asInt()).isEqualTo(FLOWERS.length());
        String presign = "/datasets/" + source.path("dataset_id").asText() + "/datasources/"
                + source.path("id").asText() + "/presign";
        String link = data(project.post(presign, project.body()))
                .path("presigned_url")
                .asText();
        Reply whole = PowerdrillProject.open(link);
        assertThat(new String(whole.body(), StandardCharsets.UTF_8)).isEqualTo(FLOWERS);
        assertThat(whole.header("ETag")).matches("\"[0-9a-f]{32}-5\"");
    }

    @Test
    void completesOnlyWhatIsWhole() {
        cloud.close();
        cloud = start(builder -> builder.powerdrillPartSize(20));
        project = new PowerdrillProject(cloud, PowerdrillDialect.V2);
        JsonNode upload = begin(FLOWERS.length());
        String key = upload.path("file_object_key").asText();
        refused(complete(upload, List.of()), 200, 300007);
        refused(complete(upload, List.of("a", "b", "c", "d")), 200, 300007);
        List<String> etags = put(upload, FLOWERS);
        refused(complete(upload, etags.subList(0, 2)), 200, 300007);
        refused(complete(upload, List.of(etags.get(1), etags.get(0), etags.get(2))), 200, 300007);
        refused(complete(upload, etags.stream().map(etag -> '"' + etag + '"').toList()), 200, 300007);
        refused(complete(((ObjectNode) upload.deepCopy()).put("upload_id", "nope"), etags), 200, 300007);
        // Not before it is complete can anything be made of it.
        ObjectNode order =
                project.body().put("name", "f.csv").put("type", "FILE").put("file_object_key", key);
        refused(project.post("/datasources", order), 200, 300011);
        data(complete(upload, etags));
        data(project.post("/datasources", order));
    }

    @Test
    void refusesUploadsThatCannotBe() {
        ObjectNode order = project.body().put("file_name", "a.csv");
        String path = "/file/init-multipart-upload";
        refused(project.post(path, order), 400, 300001);
        refused(project.post(path, order.deepCopy().put("file_size", 0)), 200, 300005);
        refused(project.post(path, order.deepCopy().put("file_size", -1)), 400, 300001);
        refused(project.post(path, order.deepCopy().put("file_size", 1).put("file_name", "a.exe")), 200, 300004);
        assertThatThrownBy(() -> DatasetCloudEmulator.builder().powerdrillPartSize(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsNothingIfToldTo() {
        cloud.close();
        cloud = start(builder -> builder.discardPowerdrillUploads(true));
        project = new PowerdrillProject(cloud, PowerdrillDialect.V2);
        JsonNode upload = begin(FLOWERS.length());
        List<String> etags = put(upload, FLOWERS);
        assertThat(etags).containsExactly(Md5.hex(FLOWERS.getBytes(StandardCharsets.UTF_8)));
        String key = data(complete(upload, etags)).path("file_object_key").asText();
        ObjectNode order =
                project.body().put("name", "f.csv").put("type", "FILE").put("file_object_key", key);
        JsonNode source = data(project.post("/datasources", order));
        String path = "/datasets/" + source.path("dataset_id").asText() + "/datasources/"
                + source.path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        assertThat(data(project.get(path)).path("status").asText()).isEqualTo("synched");
        String link = data(project.post(path + "/presign", project.body()))
                .path("presigned_url")
                .asText();
        assertThat(PowerdrillProject.open(link).status()).isEqualTo(404);
    }

    private DatasetCloudEmulator start(UnaryOperator<DatasetCloudEmulator.Builder> settings) {
        return settings.apply(DatasetCloudEmulator.builder().clock(clock)).start();
    }

    private JsonNode begin(long size) {
        return data(project.post(
                "/file/init-multipart-upload",
                project.body().put("file_name", "f.csv").put("file_size", size)));
    }

    /** The ETags of all parts, in ascending order. */
    private static List<String> put(JsonNode upload, String content) {
        List<String> etags = new ArrayList<>();
        int offset = 0;
        int count = upload.path("part_items").size();
        for (int number = 1; number <= count; number++) {
            JsonNode part = part(upload, number);
            String url = part.path("upload_url").asText();
            String bytes = content.substring(offset, offset + part.path("size").asInt());
            offset += bytes.length();
            Reply reply = PowerdrillProject.storage(url).send("PUT", PowerdrillProject.target(url), bytes);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            etags.add(String.valueOf(reply.header("ETag")).replace("\"", ""));
        }
        assertThat(offset).isEqualTo(content.length());
        return etags;
    }

    private static JsonNode part(JsonNode upload, int number) {
        for (JsonNode part : upload.path("part_items")) {
            if (part.path("number").asInt() == number) {
                return part;
            }
        }
        throw new AssertionError("No part " + number);
    }

    private Reply complete(JsonNode upload, List<String> etags) {
        ObjectNode body = project.body()
                .put("upload_id", upload.path("upload_id").asText())
                .put("file_object_key", upload.path("file_object_key").asText());
        var parts = body.putArray("part_etags");
        for (String etag : etags) {
            parts.addObject().put("number", parts.size()).put("etag", etag);
        }
        return project.post("/file/complete-multipart-upload", body);
    }
}
