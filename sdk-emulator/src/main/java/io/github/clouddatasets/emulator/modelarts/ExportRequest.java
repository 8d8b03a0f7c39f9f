package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * The body of a request for an export.
 *
 * @param params {@code export_params} for the answer, with all defaults
 */
record ExportRequest(
        String path,
        int type,
        int format,
        String versionFormat,
        Optional<String> versionId,
        ObjectNode params,
        ExportSelection selection) {

    static final int TREE = 1;
    static final int FLAT = 2;

    static ExportRequest of(ModelArtsBody body, DatasetProfile dataset, Instant now) {
        String path = body.text("path")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> ModelArtsFault.exportPathInvalid("path is missing."));
        if (dataset.owns(objectPath(path))) {
            throw ModelArtsFault.exportPathInvalid("it lies in the input or output of the dataset itself.");
        }
        int type = body.integer("export_type", ExportSelection.ALL, ExportSelection.LABELED, ExportSelection.SEARCH);
        String versionFormat = body.text("version_format").orElse("Default");
        if (!CreateVersionRequest.FORMATS.contains(versionFormat)) {
            throw ModelArtsFault.bodyParameterInvalid("version_format");
        }
        ObjectNode params = body.object("export_params");
        body.text("sample_state").ifPresent(state -> {
            if (!params.has("sample_state")) {
                params.put("sample_state", state);
            }
        });
        fillIn(params);
        return new ExportRequest(
                path,
                type,
                body.integer("export_format", FLAT, TREE, FLAT),
                versionFormat,
                body.text("version_id"),
                params,
                new ExportSelection(type, params, now));
    }

    static ExportRequest of(StateDocument state, Instant now) {
        int type = state.integer("type");
        ObjectNode params = state.object("params");
        return new ExportRequest(
                state.text("path"),
                type,
                state.integer("format"),
                state.text("version_format"),
                Optional.ofNullable(state.textOrNull("version_id")),
                params,
                new ExportSelection(type, params, now));
    }

    ObjectNode saved() {
        ObjectNode state = Json.object()
                .put("path", path)
                .put("type", type)
                .put("format", format)
                .put("version_format", versionFormat)
                .put("version_id", versionId.orElse(null));
        state.set("params", params);
        return state;
    }

    boolean createsDataset() {
        return params.path("export_dest").asText().equals("NEW_DATASET");
    }

    String newDatasetName() {
        return params.path("export_new_dataset_name").asText();
    }

    String newDatasetWorkPath() {
        return folder(params.path("export_new_dataset_work_path").asText());
    }

    String newDatasetInputPath() {
        return folder(objectPath(path));
    }

    private static void fillIn(ObjectNode params) {
        params.put("train_sample_ratio", trainShare(params.path("train_sample_ratio")));
        addDefault(params, "sample_state", "");
        addDefault(params, "export_dest", "DIR");
        addDefault(params, "clear_hard_property", true);
        addDefault(params, "ratio_sample_usage", false);
        String destination = params.path("export_dest").asText();
        if (destination.equals("NEW_DATASET")) {
            requireText(params, "export_new_dataset_name");
            requireText(params, "export_new_dataset_work_path");
            objectPath(params.path("export_new_dataset_work_path").asText());
        } else if (!destination.equals("DIR")) {
            throw ModelArtsFault.exportParameterInvalid("export_dest");
        }
    }

    // The ratio is a string in requests and a number in answers.
    private static double trainShare(JsonNode share) {
        if (share.isMissingNode() || share.isNull()) {
            return 1.0;
        }
        try {
            double value = Double.parseDouble(share.asText());
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw ModelArtsFault.exportParameterInvalid("train_sample_ratio");
    }

    private static void addDefault(ObjectNode params, String name, String value) {
        if (!params.hasNonNull(name)) {
            params.put(name, value);
        }
    }

    private static void addDefault(ObjectNode params, String name, boolean value) {
        if (!params.hasNonNull(name)) {
            params.put(name, value);
        }
    }

    private static void requireText(ObjectNode params, String name) {
        if (params.path(name).asText("").isEmpty()) {
            throw ModelArtsFault.exportParameterInvalid(name);
        }
    }

    private static String objectPath(String path) {
        try {
            return ObjectStorage.normalize(path);
        } catch (IllegalArgumentException e) {
            throw ModelArtsFault.exportPathInvalid(path);
        }
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
