package io.github.clouddatasets.emulator.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that the emulator shows of a {@link CrashSession}: the values of each thing by its key, one value for each time it is listed. */
final class CrashView {

    private final EmulatorCalls calls;
    private final String idahToken;
    private final Map<String, List<String>> shown = new TreeMap<>();

    CrashView(EmulatorCalls calls, String idahToken) {
        this.calls = calls;
        this.idahToken = idahToken;
    }

    Map<String, List<String>> everything() {
        for (JsonNode dataset :
                modelArts("/datasets?limit=100&search_content=ds-").path("datasets")) {
            readDataset(
                    dataset.path("dataset_name").asText(),
                    "/datasets/" + dataset.path("dataset_id").asText());
        }
        for (JsonNode tables : powerdrill("/datasets?page_size=100&search=tables-")) {
            String name = tables.path("name").asText();
            show("tables:" + name, tables.path("description"));
            powerdrill("/datasets/" + tables.path("id").asText() + "/datasources?page_size=100")
                    .forEach(source ->
                            show("source:" + name + "/" + source.path("name").asText(), ""));
        }
        for (JsonNode session : powerdrill("/sessions?page_size=100&search=session-")) {
            String name = session.path("name").asText();
            show("session:" + name, "");
            powerdrill("/sessions/" + session.path("id").asText() + "/history?page_size=100")
                    .forEach(job -> show(
                            "job:" + name + "/"
                                    + job.at("/question/blocks/0/content").asText(),
                            ""));
        }
        readIdah();
        return shown;
    }

    private void readDataset(String name, String path) {
        JsonNode dataset = modelArts(path);
        show("dataset:" + name, dataset.path("description"));
        dataset.path("labels")
                .forEach(
                        label -> show("label:" + name + "/" + label.path("name").asText(), ""));
        dataset.path("versions")
                .forEach(version -> show(
                        "version:" + name + "/" + version.path("version_name").asText(), version.path("description")));
        for (int page = 0; ; page++) {
            JsonNode samples = modelArts(path + "/data-annotations/samples?limit=100&offset=" + page)
                    .path("samples");
            samples.forEach(sample ->
                    show("sample:" + name + "/" + sample.path("sample_name").asText(), sample.at("/labels/0/name")));
            if (samples.size() < 100) {
                break;
            }
        }
        modelArts(path + "/import-tasks?limit=100")
                .path("import_tasks")
                .forEach(task ->
                        show("import:" + name + "/" + task.path("import_path").asText(), ""));
        modelArts(path + "/export-tasks?limit=100")
                .path("export_tasks")
                .forEach(task -> show("export:" + name + "/" + task.path("path").asText(), ""));
        if (!modelArts(path + "/sync-data/status").path("status").asText().equals("NOT_EXIST")) {
            show("sync:" + name, "");
        }
    }

    private void readIdah() {
        for (int page = 1; ; page++) {
            JsonNode list = ok(calls.idah(
                    idahToken, "GET", "/sync/exports?included[]=job&page[number]=" + page + "&page[size]=100", ""));
            list.path("included").forEach(job -> {
                JsonNode marker = job.at("/attributes/arguments/options/marker");
                if (!marker.isMissingNode()) {
                    show("idah:" + marker.asText(), "");
                }
            });
            if (list.path("data").size() < 100) {
                return;
            }
        }
    }

    private JsonNode modelArts(String path) {
        return ok(calls.modelArts("GET", path, ""));
    }

    private JsonNode powerdrill(String path) {
        return ok(calls.powerdrill("GET", path, "")).at("/data/records");
    }

    private void show(String key, JsonNode value) {
        show(key, value.asText(""));
    }

    private void show(String key, String value) {
        shown.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.uri() + " " + answer.statusCode() + " " + answer.body());
        }
        return EmulatorCalls.json(answer);
    }
}
