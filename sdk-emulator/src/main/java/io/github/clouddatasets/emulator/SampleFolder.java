package io.github.clouddatasets.emulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory a dataset takes its samples from. */
record SampleFolder(Path folder, DatasetKind kind) {

    /**
     * The samples in it at this moment, ordered by file name.
     *
     * @throws IOException if the folder is gone or cannot be read
     */
    List<Sample> scan(String datasetId, long now) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).filter(this::isSample).toList();
        }
        List<Sample> samples = new ArrayList<>();
        for (Path file : files) {
            String key = folder.relativize(file).toString().replace('\\', '/');
            samples.add(new Sample(id(datasetId, key), key, label(file), file, Files.size(file), now));
        }
        samples.sort(Comparator.comparing(Sample::fileName).thenComparing(Sample::key));
        return samples;
    }

    private boolean isSample(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && kind.accepts(name.substring(name.lastIndexOf('.') + 1));
    }

    private @Nullable String label(Path file) {
        Path parent = file.getParent();
        if (!kind.foldersAreLabels() || parent == null || parent.equals(folder)) {
            return null;
        }
        return parent.getFileName().toString();
    }

    // Taken from the key, so that a file keeps its id when it is removed and comes back.
    private static String id(String datasetId, String key) {
        try {
            byte[] name = (datasetId + "/" + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
