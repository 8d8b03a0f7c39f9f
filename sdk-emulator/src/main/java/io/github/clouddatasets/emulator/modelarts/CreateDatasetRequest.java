package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller asks for when creating a dataset.
 *
 * @param importAnnotations whether labels are read from the input path
 * @param importData whether an import of the input is started at once
 * @param extras fields that are shown as they were sent
 */
record CreateDatasetRequest(
        String name,
        DatasetKind kind,
        String description,
        String workspaceId,
        String inputPath,
        String workPath,
        ArrayNode labels,
        boolean importAnnotations,
        boolean importData,
        ObjectNode extras) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern DESCRIPTION = Pattern.compile("[^^!<>=&\"']{0,256}");
    private static final Pattern CHANGED_DESCRIPTION = Pattern.compile("[^^!<>=&\"]{0,256}");
    private static final Pattern TASK_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> FORMATS = Set.of("Default", "CarbonData");
    private static final int LONGEST_WORK_PATH = 700;

    static CreateDatasetRequest of(ModelArtsBody body, ObjectStorage storage) {
        DatasetKind kind = DatasetKind.of(body.integer("dataset_type", 0, 0, Integer.MAX_VALUE))
                .orElseThrow(() -> ModelArtsFault.bodyParameterInvalid("dataset_type"));
        String name = body.required("dataset_name");
        requireName(name);
        String description = body.text("description").orElse("");
        require(DESCRIPTION.matcher(description).matches(), "description");
        String workspaceId = body.text("workspace_id").orElse(ModelArtsCatalog.DEFAULT_WORKSPACE);
        ModelArtsCatalog.requireWorkspace(workspaceId);
        ArrayNode sources = body.objects("data_sources");
        require(sources.size() == 1 && sources.path(0).path("data_type").asInt(0) == 0, "data_sources");
        String inputPath = inputPath(sources.path(0).path("data_path").asText(""), storage);
        require(body.has("work_path_type"), "work_path_type");
        body.integer("work_path_type", 0, 0, 0);
        boolean importData = body.flag("import_data", false);
        require(!importData || kind.tabular(), "import_data");
        return new CreateDatasetRequest(
                name,
                kind,
                description,
                workspaceId,
                inputPath,
                workPath(body.required("work_path"), inputPath),
                body.objects("labels"),
                body.flag("import_annotations", true),
                importData,
                extras(body, (ObjectNode) sources.path(0), inputPath));
    }

    static void requireName(String name) {
        require(NAME.matcher(name).matches(), "dataset_name");
    }

    /** When a dataset is changed, its description may hold an apostrophe; when it is created it must not. */
    static void requireChangedDescription(String description) {
        require(CHANGED_DESCRIPTION.matcher(description).matches(), "description");
    }

    private static ObjectNode extras(ModelArtsBody body, ObjectNode source, String inputPath) {
        ObjectNode extras = Json.object();
        body.text("data_format").ifPresent(format -> {
            require(FORMATS.contains(format), "data_format");
            extras.put("data_format", format);
        });
        extras.put("managed", body.flag("managed", false)).put("import_data", body.flag("import_data", false));
        extras.putArray("data_sources").add(source.put("data_type", 0).put("data_path", inputPath));
        if (body.has("schema")) {
            extras.set("schema", body.objects("schema"));
        }
        if (body.has("workforce_information")) {
            addWorkforce(extras, body.object("workforce_information"));
        }
        return extras;
    }

    private static void addWorkforce(ObjectNode extras, ObjectNode wanted) {
        String task = wanted.path("task_name").asText("");
        require(TASK_NAME.matcher(task).matches(), "workforce_information");
        ObjectNode descriptor = extras.put("exist_workforce_task", true)
                .put("workforce_task_count", 1)
                .putObject("workforce_descriptor")
                .put("current_task_name", task)
                .put("repetition", wanted.path("repetition").asInt(1))
                .put("is_synchronize_data", wanted.path("synchronize_data").asBoolean())
                .put(
                        "is_synchronize_auto_labeling_data",
                        wanted.path("synchronize_auto_labeling_data").asBoolean());
        JsonNode team = wanted.path("workforces_config").path("workforces").path(0);
        for (String field : new String[] {"workforce_id", "workforce_name", "workers"}) {
            if (team.hasNonNull(field)) {
                descriptor.set(field, team.path(field));
            }
        }
    }

    private static String inputPath(String text, ObjectStorage storage) {
        String path = folder(text);
        if (!Files.isDirectory(storage.file(path))) {
            throw ModelArtsFault.obsPathUnknown(text);
        }
        return path;
    }

    private static String workPath(String text, String inputPath) {
        if (text.length() > LONGEST_WORK_PATH) {
            throw ModelArtsFault.workPathTooLong();
        }
        String path = folder(text);
        boolean isBucket = path.indexOf('/', 1) == path.length() - 1;
        if (isBucket) {
            throw ModelArtsFault.obsPathInvalid(text);
        }
        if (path.startsWith(inputPath)) {
            throw ModelArtsFault.pathNested(text);
        }
        return path;
    }

    /** A path of a folder: {@code /bucket/key/}. */
    static String folder(String text) {
        String path;
        try {
            path = ObjectStorage.normalize(text);
        } catch (IllegalArgumentException e) {
            throw ModelArtsFault.obsPathInvalid(text);
        }
        String folder = path.endsWith("/") ? path : path + "/";
        if (folder.contains("/../") || folder.contains("/./") || folder.contains("//")) {
            throw ModelArtsFault.obsPathInvalid(text);
        }
        return folder;
    }

    private static void require(boolean valid, String parameter) {
        if (!valid) {
            throw ModelArtsFault.bodyParameterInvalid(parameter);
        }
    }
}
