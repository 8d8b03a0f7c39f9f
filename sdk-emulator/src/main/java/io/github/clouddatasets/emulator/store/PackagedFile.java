package io.github.clouddatasets.emulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A file in the emulator's jar, named by its path below the emulator's package. */
public record PackagedFile(String name) {

    private static final String ROOT = "/io/github/clouddatasets/emulator/";
    // 60 small images: kept, since each account gets a copy.
    private static final Lazy<Map<String, byte[]>> DIGITS = new Lazy<>(PackagedFile::digits);

    /** The lines of the file without empty lines and comments. */
    public List<String> lines() throws IOException {
        try (InputStream in = open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    /** Copies the packaged images of digits into a folder. */
    public static Path copyDigits(Path folder) throws IOException {
        String parent = "";
        for (Map.Entry<String, byte[]> digit : DIGITS.get().entrySet()) {
            String label = digit.getKey().substring(0, digit.getKey().indexOf('/'));
            if (!label.equals(parent)) {
                Files.createDirectories(folder.resolve(label));
                parent = label;
            }
            Files.write(folder.resolve(digit.getKey()), digit.getValue());
        }
        return folder;
    }

    private static Map<String, byte[]> digits() throws IOException {
        Map<String, byte[]> digits = new TreeMap<>();
        for (String name : new PackagedFile("digits.index").lines()) {
            try (InputStream in = new PackagedFile("data/digits/" + name).open()) {
                digits.put(name, in.readAllBytes());
            }
        }
        return digits;
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
