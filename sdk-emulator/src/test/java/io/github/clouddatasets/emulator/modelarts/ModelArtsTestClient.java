package io.github.clouddatasets.emulator.modelarts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The emulated project as an authorised caller sees it. */
public final class ModelArtsTestClient {

    /** A PNG file of one grey pixel. */
    static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    private final RawHttpClient http;
    private final String datasets;
    private final String dataset;

    public ModelArtsTestClient(DatasetCloudEmulator cloud) {
        this(cloud, cloud.datasetId());
    }

    private ModelArtsTestClient(DatasetCloudEmulator cloud, String datasetId) {
        http = new RawHttpClient(cloud.modelArtsEndpoint()).with("X-Auth-Token", cloud.token());
        datasets = "/v2/" + cloud.projectId() + "/datasets";
        dataset = datasets + "/" + datasetId;
    }

    /** The same project with another dataset in the place of the default one. */
    static ModelArtsTestClient of(DatasetCloudEmulator cloud, String datasetId) {
        return new ModelArtsTestClient(cloud, datasetId);
    }

    /** An image dataset of that type on a folder that is empty unless the test has filled it. */
    static ModelArtsTestClient created(DatasetCloudEmulator cloud, String name, int type) {
        try {
            Files.createDirectories(cloud.file("/" + name + "/in/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RawHttpAnswer reply = new ModelArtsTestClient(cloud)
                .postList("{\"dataset_name\":\"" + name + "\",\"dataset_type\":" + type
                        + ",\"data_sources\":[{\"data_type\":0,\"data_path\":\"/" + name
                        + "/in/\"}],\"work_path\":\"/" + name + "/out/\",\"work_path_type\":0}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return of(cloud, reply.json().path("dataset_id").asText());
    }

    RawHttpAnswer postList(String json) {
        return http.post(datasets, json);
    }

    RawHttpAnswer put(String path, String json) {
        return http.with("Content-Type", "application/json").send("PUT", dataset + path, json);
    }

    RawHttpAnswer delete(String path) {
        return http.send("DELETE", dataset + path, "");
    }

    /** The ids of the samples on one page of the list. */
    List<String> sampleIds(String query) {
        List<String> ids = new ArrayList<>();
        get("/data-annotations/samples" + query)
                .path("samples")
                .forEach(sample -> ids.add(sample.path("sample_id").asText()));
        return ids;
    }

    List<String> labelNames() {
        List<String> names = new ArrayList<>();
        get("/data-annotations/labels")
                .path("labels")
                .forEach(label -> names.add(label.path("name").asText()));
        return names;
    }

    public RawHttpClient http() {
        return http;
    }

    JsonNode list(String query) {
        return ok(http.get(datasets + query));
    }

    /** The names on one page of the list. */
    List<String> names(String query) {
        List<String> names = new ArrayList<>();
        list(query)
                .path("datasets")
                .forEach(item -> names.add(item.path("dataset_name").asText()));
        return names;
    }

    RawHttpAnswer getList(String query) {
        return http.get(datasets + query);
    }

    RawHttpAnswer getOther(String datasetId) {
        return http.get(datasets + "/" + datasetId);
    }

    /** Below the default dataset. */
    public JsonNode get(String path) {
        return ok(http.get(dataset + path));
    }

    RawHttpAnswer tryGet(String path) {
        return http.get(dataset + path);
    }

    RawHttpAnswer post(String path, String json) {
        return http.post(dataset + path, json);
    }

    public RawHttpAnswer send(RawHttpClient with, String method, String path, String body) {
        return with.send(method, dataset + path, body);
    }

    static JsonNode ok(RawHttpAnswer reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    static void refused(RawHttpAnswer reply, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("error_code").asText()).isEqualTo("ModelArts." + code);
    }
}
