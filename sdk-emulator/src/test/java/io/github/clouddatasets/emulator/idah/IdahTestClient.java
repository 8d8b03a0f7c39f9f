package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.util.ArrayList;
import java.util.List;

/** The emulated IDAH as the holder of the API key sees it. */
final class IdahTestClient {

    private final DatasetCloudEmulator cloud;

    IdahTestClient(DatasetCloudEmulator cloud) {
        this.cloud = cloud;
    }

    String token() {
        return login(cloud.idahApiKey(), 3600).json().path("meta").path("token").asText();
    }

    RawHttpAnswer login(String key, long life) {
        String body =
                Json.object().put("api_key", key).put("token_expiration", life).toString();
        return new RawHttpClient(cloud.idahEndpoint() + "/iam").post("/auth/api/login", body);
    }

    RawHttpClient anonymous() {
        return new RawHttpClient(cloud.idahEndpoint() + "/sync");
    }

    RawHttpClient sync() {
        return anonymous().with("Authorization", "Bearer " + token());
    }

    RawHttpClient system() {
        return anonymous().with("Authorization", "Bearer " + cloud.idahSystemToken());
    }

    /** Asks for an export of the default dataset. */
    RawHttpAnswer export(String options) {
        return sync().post(
                        "/exports/export",
                        "{\"project_id\":\"" + cloud.idahProjectId() + "\",\"dataset_ids\":[\"" + cloud.idahDatasetId()
                                + "\"],\"exporter\":\"Exports::Upd::Exporter\"" + options + "}");
    }

    static List<String> ids(JsonNode document) {
        List<String> ids = new ArrayList<>();
        document.path("data").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
