package io.github.clouddatasets.emulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file that comes with the emulator. */
public record PackagedFile(String name) {

    private static final String ROOT = "/io/github/clouddatasets/emulator/";

    /** The lines that are neither empty nor comments. */
    public List<String> lines() throws IOException {
        try (InputStream in = open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** Fills the folder with the packaged images of digits. */
    public static Path copyDigits(Path folder) throws IOException {
        for (String name : new PackagedFile("digits.index").lines()) {
            new PackagedFile("data/digits/" + name).copyTo(folder.resolve(name));
        }
        return folder;
    }

    public void copyTo(Path file) throws IOException {
        try (InputStream in = open()) {
            Files.createDirectories(file.getParent());
            Files.copy(in, file);
        }
    }

    private InputStream open() throws IOException {
        InputStream in = PackagedFile.class.getResourceAsStream(ROOT + name);
        if (in == null) {
            throw new IOException("Not packaged: " + name);
        }
        return in;
    }
}
