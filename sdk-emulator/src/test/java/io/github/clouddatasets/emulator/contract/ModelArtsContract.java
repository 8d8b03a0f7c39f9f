package io.github.clouddatasets.emulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.testing.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

final class ModelArtsContract implements EmulatedContract {

    /** A PNG file of one grey pixel. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
    private final RawHttpClient http =
            new RawHttpClient(cloud.modelArtsEndpoint()).with("X-Auth-Token", cloud.token());
    private final String datasets = "/v2/" + cloud.projectId() + "/datasets";
    private int made;

    @Override
    public Contract contract() {
        return Contract.MODEL_ARTS;
    }

    @Override
    public String file() {
        return "modelarts-datasets.openapi.yaml";
    }

    @Override
    public Known prepare(String operation) {
        made++;
        String in = folder("in");
        String dataset = made(
                datasets,
                "{\"dataset_name\":\"animals-" + made + "\",\"dataset_type\":0,\"data_sources\":[{\"data_path\":\"" + in
                        + "\"}],\"work_path\":\"" + folder("out")
                        + "\",\"work_path_type\":0,\"labels\":[{\"name\":\"cat\"}]}",
                "dataset_id");
        String path = datasets + "/" + dataset;
        String samples = path + "/data-annotations/samples";
        data(samples, "{\"samples\":[{\"name\":\"cat.png\",\"data\":\"" + PIXEL + "\"}]}");
        String sample = http.get(samples).json().at("/samples/0/sample_id").asText();
        Known known = new Known()
                .put("project_id", cloud.projectId())
                .put("dataset_id", dataset)
                .put("resource_id", dataset)
                .put("sample_id", sample)
                .put("label_name", "cat")
                .put("workspace_id", "0");
        if (operation.contains("Version")) {
            known.put("version_id", made(path + "/versions", "{}", "version_id"));
        } else if (operation.contains("Import")) {
            known.put("task_id", made(path + "/import-tasks", "{\"import_path\":\"" + in + "\"}", "task_id"));
        } else if (operation.contains("ExportTask")) {
            known.put("task_id", made(path + "/export-tasks", "{\"path\":\"" + folder("export") + "\"}", "task_id"));
        }
        return fill(known, operation, sample);
    }

    private Known fill(Known known, String operation, String sample) {
        return switch (operation) {
            case "createDataset" ->
                known.put("dataset_name", "made-" + made)
                        .json("dataset_type", "0")
                        .put("data_sources.data_path", folder("in"))
                        .json("data_sources.data_type", "0")
                        .put("work_path", folder("other"))
                        .json("import_data", "false")
                        .json("labels.type", "0");
            default -> known;
        };
    }

    private String folder(String name) {
        String folder = "/contract/" + name + "-" + made + "/";
        try {
            Files.createDirectories(cloud.file(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private String made(String path, String body, String name) {
        return data(path, body).path(name).asText();
    }

    private JsonNode data(String path, String body) {
        RawHttpAnswer answer = http.post(path, body);
        if (isRefusal(answer)) {
            throw new AssertionError(path + " " + body + " " + answer);
        }
        return answer.json();
    }

    @Override
    public RawHttpAnswer send(ContractRequest request) {
        return request.send(http);
    }

    @Override
    public boolean isRefusal(RawHttpAnswer answer) {
        boolean told = answer.body().length > 0
                && answer.status() < 300
                && !answer.json().path("success").asBoolean(true);
        return answer.status() >= 400 || told;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
