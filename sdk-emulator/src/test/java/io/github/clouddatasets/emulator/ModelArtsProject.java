package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The emulated project as an authorised caller sees it. */
final class ModelArtsProject {

    private final Wire wire;
    private final String datasets;
    private final String dataset;

    ModelArtsProject(DatasetCloudEmulator cloud) {
        wire = new Wire(cloud.modelArtsEndpoint()).with("X-Auth-Token", cloud.token());
        datasets = "/v2/" + cloud.projectId() + "/datasets";
        dataset = datasets + "/" + cloud.datasetId();
    }

    Wire wire() {
        return wire;
    }

    JsonNode list(String query) {
        return ok(wire.get(datasets + query));
    }

    /** The names on one page of the list. */
    List<String> names(String query) {
        List<String> names = new ArrayList<>();
        list(query)
                .path("datasets")
                .forEach(item -> names.add(item.path("dataset_name").asText()));
        return names;
    }

    Reply getList(String query) {
        return wire.get(datasets + query);
    }

    Reply getOther(String datasetId) {
        return wire.get(datasets + "/" + datasetId);
    }

    /** Below the default dataset. */
    JsonNode get(String path) {
        return ok(wire.get(dataset + path));
    }

    Reply tryGet(String path) {
        return wire.get(dataset + path);
    }

    Reply post(String path, String json) {
        return wire.post(dataset + path, json);
    }

    Reply send(Wire with, String method, String path, String body) {
        return with.send(method, dataset + path, body);
    }

    static JsonNode ok(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply.json();
    }

    static void refused(Reply reply, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("error_code").asText()).isEqualTo("ModelArts." + code);
    }
}
