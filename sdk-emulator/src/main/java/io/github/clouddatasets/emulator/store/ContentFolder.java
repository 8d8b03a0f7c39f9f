package io.github.clouddatasets.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a service, and how its documents name them: by their names in the folder, so that the folder can move. */
public record ContentFolder(Path folder) {

    /** Describes content in a document; null for no content. */
    @Nullable
    public ObjectNode saved(@Nullable StoredContent content) {
        if (content == null) {
            return null;
        }
        ObjectNode saved = JsonNodeFactory.instance.objectNode();
        if (content instanceof StoredFile file) {
            return saved.put("file", name(file));
        }
        if (content instanceof JoinedContent joined) {
            ArrayNode files = saved.putArray("files");
            joined.files().forEach(file -> files.add(name(file)));
            return saved;
        }
        if (content instanceof GeneratedContent generated) {
            return saved.put("size", generated.size()).put("seed", generated.seed());
        }
        if (content instanceof BytesContent bytes) {
            return saved.put("bytes", Base64.getEncoder().encodeToString(bytes.bytes()));
        }
        throw new IllegalArgumentException("Not a content that can be kept: " + content);
    }

    /** Reads the content in a field of a document; null without it. */
    @Nullable
    public StoredContent content(StateDocument of, String field) {
        if (!of.has(field)) {
            return null;
        }
        StateDocument saved = of.document(field);
        if (saved.has("file")) {
            return file(saved.text("file"));
        }
        if (saved.has("files")) {
            return new JoinedContent(
                    saved.texts("files").stream().map(this::file).toList());
        }
        if (saved.has("seed")) {
            return new GeneratedContent(saved.number("size"), saved.number("seed"));
        }
        return new BytesContent(Base64.getDecoder().decode(saved.text("bytes")));
    }

    public StoredFile file(String name) {
        return new StoredFile(folder.resolve(name));
    }

    /** Deletes the files that no document names: those whose request ended with the process. */
    public void deleteAllBut(Set<String> named) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = new ArrayList<>(list.filter(Files::isRegularFile).toList());
        }
        for (Path file : files) {
            if (!named.contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
    }

    /** Adds the names of the files in the content of a document. */
    public static void addNames(StateDocument of, String field, Set<String> names) {
        JsonNode saved = of.fields().path(field);
        if (saved.hasNonNull("file")) {
            names.add(saved.path("file").asText());
        }
        saved.path("files").forEach(file -> names.add(file.asText()));
    }

    private static String name(StoredFile file) {
        return file.path().getFileName().toString();
    }
}
