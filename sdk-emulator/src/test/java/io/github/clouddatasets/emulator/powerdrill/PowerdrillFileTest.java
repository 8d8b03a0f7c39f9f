package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.emulator.store.Md5;
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

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud = start(builder -> builder);
    private PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesSmallFilesInAForm(PowerdrillDialect dialect) {
        client = new PowerdrillTestClient(cloud, dialect);
        JsonNode file = data(client.upload("flowers.csv", FLOWERS));
        assertThat(file.path(client.name("file_object_key")).asText()).matches("/tmp/[0-9a-f]{32}\\.csv");
        refused(client.upload("flowers.exe", FLOWERS), 200, 300004);
        refused(client.upload("flowers.csv", ""), 200, 300005);
        refused(client.post("/file/upload-datasource", client.body()), 400, 300001);
    }

    @Test
    void theFormSaysWhoseFileItIs() {
        RawHttpClient http = new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .with("Content-Type", "multipart/form-data; boundary=\"b\"");
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na\r\n";
        String user = "--b\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\n";
        String path = "/v2/team/file/upload-datasource";
        refused(http.send("POST", path + "?user_id=" + cloud.powerdrillUserId(), file + "--b--\r\n"), 400, 300001);
        refused(http.send("POST", path, file + user + "tmm-other\r\n--b--\r\n"), 200, 300003);
        refused(http.send("POST", path, file + user + cloud.powerdrillUserId() + "\r\n"), 400, 300001);
        data(http.send("POST", path, file + user + cloud.powerdrillUserId() + "\r\n--b--\r\n"));
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
        client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
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

        ObjectNode request =
                client.body().put("name", "f.csv").put("type", "FILE").put("file_object_key", key);
        JsonNode source = data(client.post("/datasources", request));
        assertThat(source.path("size").asInt()).isEqualTo(FLOWERS.length());
        String presign = "/datasets/" + source.path("dataset_id").asText() + "/datasources/"
                + source.path("id").asText() + "/presign";
        String link =
                data(client.post(presign, client.body())).path("presigned_url").asText();
        RawHttpAnswer whole = PowerdrillTestClient.open(link);
        assertThat(new String(whole.body(), StandardCharsets.UTF_8)).isEqualTo(FLOWERS);
        assertThat(whole.header("ETag")).matches("\"[0-9a-f]{32}-5\"");
    }

    @Test
    void completesOnlyWhatIsWhole() {
        cloud.close();
        cloud = start(builder -> builder.powerdrillPartSize(20));
        client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
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
        ObjectNode request =
                client.body().put("name", "f.csv").put("type", "FILE").put("file_object_key", key);
        refused(client.post("/datasources", request), 200, 300011);
        data(complete(upload, etags));
        data(client.post("/datasources", request));
    }

    @Test
    void refusesUploadsThatCannotBe() {
        ObjectNode request = client.body().put("file_name", "a.csv");
        String path = "/file/init-multipart-upload";
        refused(client.post(path, request), 400, 300001);
        refused(client.post(path, request.deepCopy().put("file_size", 0)), 200, 300005);
        refused(client.post(path, request.deepCopy().put("file_size", -1)), 400, 300001);
        refused(client.post(path, request.deepCopy().put("file_size", 1).put("file_name", "a.exe")), 200, 300004);
        assertThatThrownBy(() -> DatasetCloudEmulator.builder().powerdrillPartSize(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsNothingIfToldTo() {
        cloud.close();
        cloud = start(builder -> builder.discardPowerdrillUploads(true));
        client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
        JsonNode upload = begin(FLOWERS.length());
        List<String> etags = put(upload, FLOWERS);
        assertThat(etags).containsExactly(Md5.hex(FLOWERS.getBytes(StandardCharsets.UTF_8)));
        String key = data(complete(upload, etags)).path("file_object_key").asText();
        ObjectNode request =
                client.body().put("name", "f.csv").put("type", "FILE").put("file_object_key", key);
        JsonNode source = data(client.post("/datasources", request));
        String path = "/datasets/" + source.path("dataset_id").asText() + "/datasources/"
                + source.path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        assertThat(data(client.get(path)).path("status").asText()).isEqualTo("synched");
        String link = data(client.post(path + "/presign", client.body()))
                .path("presigned_url")
                .asText();
        assertThat(PowerdrillTestClient.open(link).status()).isEqualTo(404);
    }

    private DatasetCloudEmulator start(UnaryOperator<DatasetCloudEmulator.Builder> settings) {
        return settings.apply(DatasetCloudEmulator.builder().clock(clock)).start();
    }

    private JsonNode begin(long size) {
        return data(client.post(
                "/file/init-multipart-upload",
                client.body().put("file_name", "f.csv").put("file_size", size)));
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
            RawHttpAnswer reply =
                    PowerdrillTestClient.storage(url).send("PUT", PowerdrillTestClient.target(url), bytes);
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

    private RawHttpAnswer complete(JsonNode upload, List<String> etags) {
        ObjectNode body = client.body()
                .put("upload_id", upload.path("upload_id").asText())
                .put("file_object_key", upload.path("file_object_key").asText());
        var parts = body.putArray("part_etags");
        for (String etag : etags) {
            parts.addObject().put("number", parts.size()).put("etag", etag);
        }
        return client.post("/file/complete-multipart-upload", body);
    }
}
