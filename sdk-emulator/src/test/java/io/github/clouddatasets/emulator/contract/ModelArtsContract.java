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
    private final RawHttpClient http = new RawHttpClient(cloud.modelArtsEndpoint()).with("X-Auth-Token", cloud.token());
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
                        + "\",\"work_path_type\":0,\"labels\":[{\"name\":\"cat\"},{\"name\":\"dog\"}]}",
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
            case "listDatasets", "listDatasetVersions" -> known.put("train_evaluate_ratio", "0.5,1.0");
            case "createDataset" ->
                known.put("dataset_name", "made-" + made)
                        .json("dataset_type", "0")
                        .json("data_sources.data_type", "0")
                        .must("data_sources.data_path", folder("fresh"))
                        .always("data_sources", "[{\"data_path\":\"" + folder("fresh") + "\",\"data_type\":0}]")
                        .put("work_path", folder("other"))
                        .json("import_data", "false")
                        .must("labels.name", "mouse")
                        .must("labels.attributes.name", "size")
                        .json("labels.type", "0");
            case "updateDataset" ->
                known.put("dataset_name", "renamed-" + made)
                        .never("current_version_id", "update_labels.property.@modelarts:rename_to")
                        .put("add_labels.property.@modelarts:shortcut", "a")
                        .put("update_labels.property.@modelarts:shortcut", "b")
                        .json("add_labels.type", "0")
                        .json("update_labels.type", "0")
                        .json("delete_labels.type", "0")
                        .must("add_labels.name", "mouse")
                        .must("add_labels.attributes.name", "size")
                        .must("update_labels.attributes.name", "size")
                        .must("update_labels.name", "cat")
                        .must("delete_labels.name", "dog");
            case "getDatasetMetrics" ->
                known.json("start_time", "1").json("end_time", "4102444800000").never("workforce_task_id");
            case "updateSamples" ->
                known.always("samples", "[{\"sample_id\":\"" + sample + "\"}]")
                        .must("samples.sample_id", sample)
                        .must("samples.labels.name", "cat")
                        .json("samples.labels.type", "0");
            case "listSamples" ->
                known.put("low_score", "0").put("high_score", "1").never("search_conditions", "version_id");
            case "uploadSamplesJson" ->
                known.always("samples", "[{\"name\":\"new.png\",\"data\":\"" + PIXEL + "\"}]")
                        .must("samples.name", "new.png")
                        .must("samples.data", PIXEL)
                        .json("samples.sample_type", "0")
                        .must("samples.labels.name", "cat")
                        .json("samples.labels.type", "0")
                        .never("samples.data_source");
            case "deleteSamples" ->
                known.json("samples", "[\"" + sample + "\"]").always("samples", "[\"" + sample + "\"]");
            case "describeSample" -> known.never("worker_id", "sample_state");
            case "listLabels" -> known.never("version_id");
            case "createLabels" -> labels(known, "mouse");
            case "updateLabels", "deleteLabels" -> labels(known, "cat").never("labels.property.@modelarts:rename_to");
            case "updateLabel", "deleteLabelAndSamples" ->
                known.json("label_type", "0").never("@modelarts:rename_to");
            case "importTask" ->
                known.put("import_path", folder("in"))
                        .put("import_origin", "obs")
                        .put("import_type", "dir")
                        .put("data_source.data_path", folder("in"))
                        .json("data_source.data_type", "0");
            case "exportTask" ->
                known.put("path", folder("export"))
                        .always("path", "\"" + folder("export") + "\"")
                        .put("export_params.export_new_dataset_name", "exported-" + made)
                        .put("export_params.export_new_dataset_work_path", folder("exported"))
                        .json("export_params.train_sample_ratio", "\"0.8\"")
                        .never("version_id");
            case "createDatasetVersion" ->
                known.put("train_evaluate_sample_ratio", "0.8").put("version_format", "Default");
            default -> known;
        };
    }

    private static Known labels(Known known, String name) {
        return known.always("labels", "[{\"name\":\"" + name + "\"}]")
                .must("labels.name", name)
                .must("labels.attributes.name", "size")
                .json("labels.type", "0");
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
    public RawHttpClient client() {
        return http;
    }

    @Override
    public RawHttpClient anonymous() {
        return new RawHttpClient(cloud.modelArtsEndpoint());
    }

    @Override
    public boolean isProtected(String operation) {
        return true;
    }

    @Override
    public boolean isRefusal(RawHttpAnswer answer) {
        if (answer.status() >= 300 || answer.body().length == 0) {
            return answer.status() >= 300;
        }
        // A batch tells of its items one by one.
        JsonNode json = answer.json();
        return !json.path("success").asBoolean(true)
                || !json.at("/results/0/success").asBoolean(true);
    }

    @Override
    public List<Deviation> deviations() {
        return List.of(new Deviation(
                "descImportTask task_id: unknown", "the answer has the state NOT_EXIST, which the contract knows"));
    }

    @Override
    public void close() {
        cloud.close();
    }
}
