package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a dataset is given when it is created, and the paths that follow from it.
 *
 * @param innerWorkPath keeps the first name when the dataset is renamed
 * @param extras fields of its description that differ from the usual ones; not to be changed
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
