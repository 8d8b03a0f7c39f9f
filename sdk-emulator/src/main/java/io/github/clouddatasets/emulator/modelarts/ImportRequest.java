package io.github.clouddatasets.emulator.modelarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The body of a request for an import.
 *
 * @param path the path in the form of the request
 * @param folder the folder for new files, below the dataset's input
 */
record ImportRequest(
        String path,
        boolean isManifest,
        boolean withAnnotations,
        boolean withSamples,
        boolean isFinal,
        boolean hardOnly,
        Set<String> included,
        Set<String> excluded,
        Optional<String> folder,
        DirectoryImport.TextLayout layout,
        ObjectNode dataSource) {

    static ImportRequest of(ModelArtsBody body) {
        String type = body.text("import_type").orElse("dir");
        require(Set.of("dir", "manifest").contains(type), "import_type");
        require(body.text("import_origin").orElse("obs").equals("obs"), "import_origin");
        body.flag("with_column_header", false);
        ObjectNode dataSource = body.object("data_source");
        require(dataSource.path("data_type").asInt(0) == 0, "data_source");
        Optional<String> folder =
                body.text("import_folder").map(ImportRequest::trimmed).filter(text -> !text.isEmpty());
        require(folder.map(text -> !("/" + text + "/").contains("/../")).orElse(true), "import_folder");
        return new ImportRequest(
                body.required("import_path"),
                type.equals("manifest"),
                body.flag("import_annotations", true),
                body.flag("import_samples", true),
                body.flag("final_annotation", true),
                body.flag("difficult_only", false),
                names(body, "included_labels"),
                names(body, "excluded_labels"),
                folder,
                layout(body.object("label_format")),
                dataSource);
    }

    /** An import of everything in a folder. */
    static ImportRequest plain(String path) {
        return new ImportRequest(
                path,
                false,
                true,
                true,
                true,
                false,
                Set.of(),
                Set.of(),
                Optional.empty(),
                layout(Json.object()),
                Json.object());
    }

    static ImportRequest of(StateDocument state) {
        return new ImportRequest(
                state.text("path"),
                state.flag("manifest"),
                state.flag("with_annotations"),
                state.flag("with_samples"),
                state.flag("final"),
                state.flag("hard_only"),
                Set.copyOf(state.texts("included")),
                Set.copyOf(state.texts("excluded")),
                Optional.ofNullable(state.textOrNull("folder")),
                layout(state.object("label_format")),
                state.object("data_source"));
    }

    ObjectNode saved() {
        ObjectNode state = Json.object()
                .put("path", path)
                .put("manifest", isManifest)
                .put("with_annotations", withAnnotations)
                .put("with_samples", withSamples)
                .put("final", isFinal)
                .put("hard_only", hardOnly)
                .put("folder", folder.orElse(null));
        included.forEach(state.putArray("included")::add);
        excluded.forEach(state.putArray("excluded")::add);
        state.putObject("label_format")
                .put("label_type", layout.inOneFile() ? "1" : "0")
                .put("text_sample_separator", layout.sampleSeparator())
                .put("text_label_separator", layout.labelSeparator());
        state.set("data_source", dataSource);
        return state;
    }

    ImportedFile.Source source(DatasetKind kind, ObjectStorage storage, long now) {
        Path file;
        try {
            file = storage.file(path);
        } catch (IllegalArgumentException e) {
            throw ModelArtsFault.obsPathInvalid(path);
        }
        if (isManifest) {
            if (!Files.isRegularFile(file)) {
                throw ModelArtsFault.fileUnknown(path);
            }
            return new ManifestImport(file, kind, storage, now);
        }
        if (!Files.isDirectory(file)) {
            throw ModelArtsFault.obsPathUnknown(path);
        }
        return new DirectoryImport(file, kind, layout, now);
    }

    boolean takes(SampleAnnotations annotations) {
        return (!hardOnly || annotations.isHard())
                && (included.isEmpty()
                        || annotations.labels().stream().anyMatch(label -> included.contains(label.name())))
                && annotations.labels().stream().noneMatch(label -> excluded.contains(label.name()));
    }

    // The table of the documentation has objects, the example has plain names.
    private static Set<String> names(ModelArtsBody body, String field) {
        Set<String> names = new TreeSet<>();
        for (JsonNode label : body.array(field)) {
            names.add(label.isTextual() ? label.textValue() : label.path("name").asText(""));
        }
        return names;
    }

    private static DirectoryImport.TextLayout layout(ObjectNode format) {
        return new DirectoryImport.TextLayout(
                format.path("label_type").asText("1").equals("1"),
                separator(format, "text_sample_separator", "\t"),
                separator(format, "text_label_separator", ","));
    }

    private static String separator(ObjectNode format, String field, String absent) {
        String separator = format.path(field).asText("");
        require(separator.length() <= 1, "label_format");
        return separator.isEmpty() ? absent : separator;
    }

    private static String trimmed(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }

    private static void require(boolean valid, String parameter) {
        if (!valid) {
            throw ModelArtsFault.bodyParameterInvalid(parameter);
        }
    }
}
