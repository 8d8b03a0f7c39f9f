package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A caller of the media service, and of the dataset service as far as media need entries. */
final class MediaTestClient {

    /** The head of an image of 64 by 48 pixels. */
    static final byte[] PNG = HexFormat.of().parseHex("89504E470D0A1A0A0000000D49484452000000400000003008020000");

    private static final String BOUNDARY = "--media-test";

    private final DatasetCloudEmulator cloud;
    private final String token;

    private MediaTestClient(DatasetCloudEmulator cloud, String token) {
        this.cloud = cloud;
        this.token = token;
    }

    static MediaTestClient as(DatasetCloudEmulator cloud, IdahRole role) {
        return new MediaTestClient(cloud, cloud.idahToken(role));
    }

    static MediaTestClient withApiKey(DatasetCloudEmulator cloud) {
        return new MediaTestClient(cloud, new IdahTestClient(cloud).token());
    }

    /** A caller with a key of this permission, bound to one id. */
    static MediaTestClient withKey(DatasetCloudEmulator cloud, String permission, String kind, String... ids) {
        ObjectNode body = Json.object();
        ObjectNode attributes =
                body.putObject("data").put("type", "iam:api_keys").putObject("attributes");
        attributes.put("name", "test").put("scope_type", kind);
        attributes.putArray("permissions").add(permission);
        for (String id : ids) {
            attributes.withArray("scope_value").add(id);
        }
        RawHttpAnswer created = new RawHttpClient(cloud.idahEndpoint() + "/iam")
                .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.ADMIN))
                .post("/api_keys", body.toString());
        String key = created.json().at("/data/attributes/key").asText();
        return new MediaTestClient(
                cloud,
                new IdahTestClient(cloud)
                        .login(key, 3600)
                        .json()
                        .at("/meta/token")
                        .asText());
    }

    String token() {
        return token;
    }

    RawHttpClient at(String service) {
        return new RawHttpClient(cloud.idahEndpoint() + "/" + service).with("Authorization", "Bearer " + token);
    }

    RawHttpAnswer get(String path) {
        return at("media").get(path);
    }

    RawHttpAnswer upload(String path, String filename, String type, byte[] content, String modality) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("project_id", cloud.idahProjectId());
        if (!modality.isEmpty()) {
            fields.put("modality", modality);
        }
        return upload(path, filename, type, content, fields);
    }

    RawHttpAnswer upload(String path, String filename, String type, byte[] content, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> form.writeBytes(text("--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")));
        form.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + filename + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
        form.writeBytes(content);
        form.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        return at("media")
                .with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send("POST", "/medias/files/" + path, form.toByteArray());
    }

    /** Creates a dataset of a modality and returns its id. */
    String dataset(String modality) {
        ObjectNode attributes = Json.object().put("name", "media").put("modality", modality);
        attributes.putObject("labeling_configuration");
        attributes.putObject("workflow_configuration");
        return create("datasets", attributes, "project", cloud.idahProjectId());
    }

    /** Creates an entry and returns its id. */
    String entry(String datasetId, String resource) {
        return create("entries", Json.object().put("name", resource).put("resource", resource), "dataset", datasetId);
    }

    /** Creates an annotation by JSON-RPC; the parameters are JSON with single quotes. */
    void annotate(String entryId, String parameters) {
        String call =
                "{'jsonrpc':'2.0','id':1,'method':'create','params':{'entry_id':'" + entryId + "'," + parameters + "}}";
        rpc(call.replace('\'', '"'));
    }

    JsonNode rpc(String call) {
        JsonNode answer = at("dataset").post("/annotations/_rpc", call).json();
        if (answer.has("error")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("result");
    }

    /** Exports a dataset; {@code medias} is the option of the export. */
    String export(String datasetId, String medias) {
        ObjectNode body = Json.object().put("project_id", cloud.idahProjectId());
        body.putArray("dataset_ids").add(datasetId);
        body.put("exporter", "Exports::Upd::Exporter").putObject("options").put("include_medias", medias);
        return at("sync")
                .post("/exports/export", body.toString())
                .json()
                .at("/data/id")
                .asText();
    }

    JsonNode entry(String id) {
        return at("dataset").get("/entries/" + id).json().at("/data/attributes");
    }

    private String create(String kind, ObjectNode attributes, String parent, String parentId) {
        ObjectNode body = Json.object();
        ObjectNode data = body.putObject("data").put("type", "dataset:" + kind);
        data.set("attributes", attributes);
        data.putObject("relationships")
                .putObject(parent)
                .putObject("data")
                .put("type", "dataset:" + parent + "s")
                .put("id", parentId);
        RawHttpAnswer created = at("dataset")
                .with("Content-Type", "application/vnd.api+json")
                .send("POST", "/" + kind, body.toString());
        if (created.status() != 201) {
            throw new AssertionError(created.toString());
        }
        return created.json().at("/data/id").asText();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
