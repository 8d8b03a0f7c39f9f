package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.testing.Contract;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Both versions of Powerdrill's Team API. */
final class PowerdrillContract implements EmulatedContract {

    private static final String TABLE = "petal,species\n1,setosa\n2,virginica\n";

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
            .pace(Duration.ZERO)
            .powerdrillJobQuota(100_000)
            .start();
    private final RawHttpClient http =
            new RawHttpClient(cloud.powerdrillEndpoint()).with("x-pd-api-key", cloud.powerdrillApiKey());

    @Override
    public Contract contract() {
        return Contract.POWERDRILL;
    }

    @Override
    public String file() {
        return "powerdrill.openapi.yaml";
    }

    @Override
    public Known prepare(String operation) {
        // A user has a limited number of sessions.
        for (JsonNode session : http.get("/v2/team/sessions?user_id=" + cloud.powerdrillUserId())
                .json()
                .at("/data/records")) {
            http.with("Content-Type", "application/json")
                    .send("DELETE", "/v2/team/sessions/" + session.path("id").asText(), body().toString());
        }
        String dataset = made("/v2/team/datasets", body().put("name", "flowers"), "id");
        ObjectNode upload = body().put("file_name", "flowers.csv").put("file_size", TABLE.length());
        JsonNode begun = data("/v2/team/file/init-multipart-upload", upload);
        String etag = stored(begun.at("/part_items/0/upload_url").asText());
        ObjectNode parts = body();
        parts.setAll((ObjectNode) begun.deepCopy());
        parts.putArray("part_etags").addObject().put("number", 1).put("etag", etag);
        String key = made("/v2/team/file/complete-multipart-upload", parts, "file_object_key");
        String source = made(
                "/v2/team/datasets/" + dataset + "/datasources",
                body().put("name", "flowers.csv").put("type", "FILE").put("file_object_key", key),
                "id");
        String session = made("/v2/team/sessions", body().put("name", "questions"), "id");
        String user = cloud.powerdrillUserId();
        Known known = new Known();
        if (operation.contains("CreateDataSource")) {
            known.always(operation.startsWith("v1") ? "fileKey" : "file_object_key", "\"" + key + "\"")
                    .put("name", "flowers.csv")
                    .never("url");
        }
        String v1OrV2 = operation.substring(0, 2);
        if (operation.contains("Modify")) {
            boolean titled = operation.equals("v1ModifySession");
            known.always(titled ? "title" : "name", "\"renamed\"");
        }
        if (operation.contains("CreateJob")) {
            known.always(v1OrV2.equals("v1") ? "datasetId" : "dataset_id", "\"" + dataset + "\"");
        }
        return known.put("user_id", user)
                .put("agentId", "DATA_ANALYSIS_AGENT")
                .json("expires_in", "3600")
                .json("expireIn", "3600")
                .put("userId", user)
                .put("id", operation.contains("Session") || operation.contains("Job") ? session : dataset)
                .put("dataset_id", dataset)
                .put("datasetId", dataset)
                .put("datasource_id", source)
                .put("datasourceId", source)
                .json("datasource_ids", "[\"" + source + "\"]")
                .json("datasourceIdList", "[\"" + source + "\"]")
                .put("session_id", session)
                .put("sessionId", session)
                .put("upload_id", begun.path("upload_id").asText())
                .json("part_etags", parts.get("part_etags").toString())
                .put("file_name", "flowers.csv")
                .put("fileName", "flowers.csv")
                .put("file_object_key", key)
                .put("fileKey", key);
    }

    private String stored(String url) {
        URI link = URI.create(url);
        return String.valueOf(new RawHttpClient("http://" + link.getRawAuthority())
                        .send("PUT", link.getRawPath() + "?" + link.getRawQuery(), TABLE)
                        .header("ETag"))
                .replace("\"", "");
    }

    private ObjectNode body() {
        return Json.object().put("user_id", cloud.powerdrillUserId());
    }

    private String made(String path, ObjectNode body, String name) {
        return data(path, body).path(name).asText();
    }

    private JsonNode data(String path, ObjectNode body) {
        RawHttpAnswer answer = http.post(path, body.toString());
        if (isRefusal(answer)) {
            throw new AssertionError(path + " " + body + " " + answer);
        }
        return answer.json().get("data");
    }

    @Override
    public RawHttpClient client() {
        return http;
    }

    @Override
    public RawHttpClient anonymous() {
        return new RawHttpClient(cloud.powerdrillEndpoint());
    }

    @Override
    public boolean isProtected(String operation) {
        return true;
    }

    @Override
    public boolean isRefusal(RawHttpAnswer answer) {
        String type = String.valueOf(answer.header("Content-Type"));
        if (answer.status() >= 400 || !type.startsWith("application/json")) {
            return answer.status() >= 400;
        }
        // The overview of v1 has the code in an object.
        JsonNode code = answer.json().path("code");
        return code.path("code").asInt(code.asInt(-1)) != 0;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of(new Deviation(
                "v[12](Create|Modify)(Dataset|Session) (name|title|description): too long",
                "longer texts are cut without a word (specs/powerdrill.md, limits)"));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
