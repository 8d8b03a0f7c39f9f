package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.StateException;

/**
 * The properties of a dataset from its creation, and the paths that follow from them.
 *
 * @param innerWorkPath a path with the first name of the dataset; a new name does not change the path
 * @param extras additional fields of the description; callers must not change them
 */
record DatasetProfile(
        String id,
        String name,
        DatasetKind kind,
        String description,
        String workspaceId,
        long createTime,
        String inputPath,
        String workPath,
        String innerWorkPath,
        ObjectNode extras) {

    static DatasetProfile of(StateDocument state) {
        return new DatasetProfile(
                state.text("id"),
                state.text("name"),
                DatasetKind.of(state.integer("kind"))
                        .orElseThrow(() -> new StateException("The state is damaged: " + state.key()
                                + " has an unknown kind. Restore the state folder from a copy")),
                state.text("description"),
                state.text("workspace"),
                state.number("created"),
                state.text("input_path"),
                state.text("work_path"),
                state.text("inner_work_path"),
                state.object("extras"));
    }

    ObjectNode saved() {
        ObjectNode state = Json.object()
                .put("id", id)
                .put("name", name)
                .put("kind", kind.code())
                .put("description", description)
                .put("workspace", workspaceId)
                .put("created", createTime)
                .put("input_path", inputPath)
                .put("work_path", workPath)
                .put("inner_work_path", innerWorkPath);
        state.set("extras", extras);
        return state;
    }

    DatasetProfile renamed(String other) {
        return new DatasetProfile(
                id, other, kind, description, workspaceId, createTime, inputPath, workPath, innerWorkPath, extras);
    }

    DatasetProfile described(String other) {
        return new DatasetProfile(
                id, name, kind, other, workspaceId, createTime, inputPath, workPath, innerWorkPath, extras);
    }

    String versionPath(String versionName) {
        return innerWorkPath + "annotation/" + versionName + "/";
    }

    boolean owns(String path) {
        String folder = path.endsWith("/") ? path : path + "/";
        return folder.startsWith(inputPath) || folder.startsWith(workPath);
    }

    void writeTo(ObjectNode json) {
        json.put("dataset_id", id)
                .put("dataset_name", name)
                .put("dataset_type", kind.code())
                .put("data_format", "Default")
                .put("dataset_format", kind.tabular() ? 1 : 0)
                .put("description", description)
                .put("create_time", createTime)
                .put("workspace_id", workspaceId)
                .put("enterprise_project_id", "0")
                .put("work_path", workPath)
                .put("work_path_type", 0)
                .put("inner_work_path", innerWorkPath)
                .put("inner_annotation_path", innerWorkPath + "annotation/")
                .put("inner_data_path", innerWorkPath + "data/")
                .put("inner_log_path", innerWorkPath + "logs/")
                .put("inner_temp_path", innerWorkPath + "temp/")
                .put("inner_task_path", innerWorkPath + "task/")
                .put("content_labeling", true)
                .put("import_data", false)
                .put("managed", false)
                .put("exist_workforce_task", false)
                .put("workforce_task_count", 0);
        json.putArray("feature_supports").add("0");
        json.putArray("data_sources").addObject().put("data_type", 0).put("data_path", inputPath);
        var tags = json.putArray("dataset_tags");
        kind.tags().forEach(tags::add);
        json.setAll(extras.deepCopy());
    }
}
