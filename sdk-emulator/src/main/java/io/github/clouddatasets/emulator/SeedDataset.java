package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.emulator.modelarts.EmulatedModelArts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a seeded ModelArts dataset has: see {@link Seed#dataset}. */
public final class SeedDataset {

    private DatasetType type = DatasetType.IMAGE_CLASSIFICATION;
    private String description = "";
    private final List<EmulatedModelArts.FileWriter> files = new ArrayList<>();
    private final List<EmulatedModelArts.FileWriter> newFiles = new ArrayList<>();
    private final Map<String, List<String>> labels = new LinkedHashMap<>();
    private final List<String> versions = new ArrayList<>();

    SeedDataset() {}

    /**
     * Sets the type. Default: {@link DatasetType#IMAGE_CLASSIFICATION}.
     *
     * @param type a documented type
     * @return this dataset
     * @throws IllegalArgumentException if {@code type} is null
     */
    public SeedDataset type(DatasetType type) {
        requireGiven("type", type);
        this.type = type;
        return this;
    }

    /**
     * Sets the description. Default: empty.
     *
     * @param description the text
     * @return this dataset
     * @throws IllegalArgumentException if {@code description} is null
     */
    public SeedDataset description(String description) {
        requireGiven("description", description);
        this.description = description;
        return this;
    }

    /**
     * Copies a folder with images, or other files of the dataset's type. The layout gives labels as in an import: the name
     * of the folder of a file, a {@code .txt} file beside it with names of classes, or a Pascal VOC {@code .xml} file beside
     * it.
     *
     * @param folder a folder, with folders in it or not
     * @return this dataset
     * @throws IllegalArgumentException if {@code folder} is null or no folder
     */
    public SeedDataset images(Path folder) {
        Seed.requireFolder("folder", folder);
        files.add(input -> copy(folder, input));
        return this;
    }

    /**
     * Adds one file: an image, another sample, or a file with labels beside a sample.
     *
     * @param key the path of the file below the input of the dataset, with slashes, such as {@code cars/1.png}
     * @param bytes the content
     * @return this dataset
     * @throws IllegalArgumentException if an argument is null, or the key leads out of the dataset
     */
    public SeedDataset image(String key, byte[] bytes) {
        requireGiven("key", key);
        requireGiven("bytes", bytes);
        if (key.isEmpty()
                || !Path.of(key).normalize().toString().equals(key)
                || key.startsWith("/")
                || key.startsWith("..")) {
            throw new IllegalArgumentException("key must be a path below the dataset: " + key);
        }
        byte[] content = bytes.clone();
        files.add(input -> {
            Path file = input.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        });
        return this;
    }

    /**
     * Copies a folder with files that the dataset does not know yet: the next synchronisation finds them.
     *
     * @param folder a folder, with folders in it or not
     * @return this dataset
     * @throws IllegalArgumentException if {@code folder} is null or no folder
     */
    public SeedDataset newImages(Path folder) {
        Seed.requireFolder("folder", folder);
        newFiles.add(input -> copy(folder, input));
        return this;
    }

    /**
     * Labels a file, instead of the labels from the layout.
     *
     * @param key the path of the file below the input of the dataset
     * @param names the names of its labels; none for a sample without labels
     * @return this dataset
     * @throws IllegalArgumentException if {@code key}, {@code names} or one of the names is null
     */
    public SeedDataset labels(String key, String... names) {
        requireGiven("key", key);
        requireGiven("names", names);
        for (String name : names) {
            requireGiven("names", name);
        }
        labels.put(key, List.of(names));
        return this;
    }

    /**
     * Publishes a version of all known samples.
     *
     * @param name the name, such as {@code V001}
     * @return this dataset
     * @throws IllegalArgumentException if {@code name} is null
     */
    public SeedDataset version(String name) {
        requireGiven("name", name);
        versions.add(name);
        return this;
    }

    EmulatedModelArts.NewDataset named(String name) {
        return new EmulatedModelArts.NewDataset(
                name, type.value(), description, all(files), all(newFiles), Map.copyOf(labels), List.copyOf(versions));
    }

    private static EmulatedModelArts.FileWriter all(List<EmulatedModelArts.FileWriter> writers) {
        return input -> {
            for (EmulatedModelArts.FileWriter writer : writers) {
                writer.writeTo(input);
            }
        };
    }

    private static void copy(Path from, Path input) throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(from)) {
            found = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            Path copy = input.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
    }
}
