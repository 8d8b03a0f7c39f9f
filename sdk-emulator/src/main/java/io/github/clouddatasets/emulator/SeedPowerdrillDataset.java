package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a seeded Powerdrill dataset has: see {@link Seed#powerdrillDataset}. */
public final class SeedPowerdrillDataset {

    private String description = "";
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    SeedPowerdrillDataset() {}

    /**
     * Sets the description. Default: empty.
     *
     * @param description the text
     * @return this dataset
     * @throws IllegalArgumentException if {@code description} is null
     */
    public SeedPowerdrillDataset description(String description) {
        requireGiven("description", description);
        this.description = description;
        return this;
    }

    /**
     * Adds a data source.
     *
     * @param name the name of the source and of its file, such as {@code sales.csv}
     * @param text the content of the file, in UTF-8
     * @return this dataset
     * @throws IllegalArgumentException if an argument is null, or there is such a source already
     */
    public SeedPowerdrillDataset file(String name, String text) {
        requireGiven("name", name);
        requireGiven("text", text);
        if (files.putIfAbsent(name, text.getBytes(StandardCharsets.UTF_8)) != null) {
            throw new IllegalArgumentException("name must be another than that of a source before: " + name);
        }
        return this;
    }

    /**
     * Adds a data source with the name and the content of a file.
     *
     * @param file the file, which is read at once
     * @return this dataset
     * @throws IllegalArgumentException if {@code file} is null, or there is such a source already
     * @throws UncheckedIOException if the file cannot be read
     */
    public SeedPowerdrillDataset file(Path file) {
        requireGiven("file", file);
        String name = String.valueOf(file.getFileName());
        try {
            if (files.putIfAbsent(name, Files.readAllBytes(file)) != null) {
                throw new IllegalArgumentException("file must have another name than a source before: " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file of a data source could not be read", e);
        }
        return this;
    }

    String description() {
        return description;
    }

    Map<String, byte[]> files() {
        return new LinkedHashMap<>(files);
    }
}
