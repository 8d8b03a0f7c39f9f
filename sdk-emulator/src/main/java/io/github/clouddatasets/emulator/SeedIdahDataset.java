package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.dataset.NewDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a seeded IDAH dataset has: see {@link Seed#idahDataset(String, java.util.function.Consumer)}. */
public final class SeedIdahDataset {

    private String project = IdahAccount.PROJECT;
    private String modality = "idah-image";
    private ObjectNode labelingConfiguration = Json.object();
    private final Map<String, Path> media = new LinkedHashMap<>();
    private final Map<String, List<NewDataset.NewAnnotation>> annotations = new LinkedHashMap<>();

    SeedIdahDataset() {}

    /**
     * Sets the project. Default: {@link DatasetCloudEmulator#idahProjectId}.
     *
     * @param projectId the id of the project
     * @return this dataset
     * @throws IllegalArgumentException if {@code projectId} is null
     */
    public SeedIdahDataset project(String projectId) {
        requireGiven("projectId", projectId);
        this.project = projectId;
        return this;
    }

    /**
     * Sets the modality. Default: {@code idah-image}.
     *
     * @param modality a modality, known to the emulator or not
     * @return this dataset
     * @throws IllegalArgumentException if {@code modality} is null
     */
    public SeedIdahDataset modality(String modality) {
        requireGiven("modality", modality);
        this.modality = modality;
        return this;
    }

    /**
     * Sets the shapes and categories that annotators choose from. Default: none.
     *
     * @param json the configuration, a JSON object in the form of the service
     * @return this dataset
     * @throws IllegalArgumentException if {@code json} is null or no JSON object
     */
    public SeedIdahDataset labelingConfiguration(String json) {
        this.labelingConfiguration = object("json", json);
        return this;
    }

    /**
     * Adds an entry for each file of a folder and the folders below. The path below the folder is the name of the entry.
     *
     * @param folder the folder, whose files stay where they are
     * @return this dataset
     * @throws IllegalArgumentException if {@code folder} is null or no folder, or an entry has the name of another one
     * @throws UncheckedIOException if the folder cannot be read
     */
    public SeedIdahDataset images(Path folder) {
        Seed.requireFolder("folder", folder);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> entry(folder.relativize(file).toString().replace('\\', '/'), file));
        } catch (IOException e) {
            throw new UncheckedIOException("The images of the dataset could not be read", e);
        }
        return this;
    }

    /**
     * Adds an entry.
     *
     * @param name the name, such as {@code bridge-0001.png}
     * @param file the media of the entry, which stays where it is
     * @return this dataset
     * @throws IllegalArgumentException if an argument is null, there is no such file, or the name is that of another entry
     */
    public SeedIdahDataset entry(String name, Path file) {
        requireGiven("name", name);
        requireGiven("file", file);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("file must be a file: " + file);
        }
        if (media.putIfAbsent(name, file.toAbsolutePath()) != null) {
            throw new IllegalArgumentException("name must be another than that of an entry before: " + name);
        }
        return this;
    }

    /**
     * Adds an annotation to an entry.
     *
     * @param entryName the name of an entry that was added before
     * @param dimensions the shape, a JSON object such as
     *     {@code {"type":"idah-image:bounding-box","points":[[0.1,0.1],[0.4,0.1],[0.4,0.5],[0.1,0.5]],"angle":0}}
     * @param annotation category and attributes, a JSON object such as {@code {"category":"car"}}
     * @return this dataset
     * @throws IllegalArgumentException if an argument is null, there is no such entry, or a text is no JSON object
     */
    public SeedIdahDataset annotation(String entryName, String dimensions, String annotation) {
        requireGiven("entryName", entryName);
        NewDataset.NewAnnotation added =
                new NewDataset.NewAnnotation(object("dimensions", dimensions), object("annotation", annotation));
        if (!media.containsKey(entryName)) {
            throw new IllegalArgumentException("entryName must be that of an entry: " + entryName);
        }
        annotations.computeIfAbsent(entryName, name -> new ArrayList<>()).add(added);
        return this;
    }

    NewDataset named(String name, Supplier<String> ids) {
        List<NewDataset.NewEntry> entries = new ArrayList<>();
        media.forEach((entry, file) -> entries.add(
                new NewDataset.NewEntry(ids.get(), entry, file, annotations.getOrDefault(entry, List.of()))));
        return new NewDataset(project, name, modality, labelingConfiguration, entries);
    }

    private static ObjectNode object(String name, String json) {
        requireGiven(name, json);
        return Json.parse(json.getBytes(StandardCharsets.UTF_8))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(name + " must be a JSON object: " + json));
    }
}
