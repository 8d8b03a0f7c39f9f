package io.github.clouddatasets.emulator.modelarts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
     * The samples in it at this moment, ordered by file name, with the labels the layout of the folder gives them.
     *
     * @throws IOException if the folder is gone or cannot be read
     */
    List<Sample> scan(String datasetId, long now) throws IOException {
        return scan(datasetId, now, true);
    }

    /** The same, with or without labels. */
    List<Sample> scan(String datasetId, long now, boolean withLabels) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).filter(this::isSample).toList();
        }
        FolderLabels labels = new FolderLabels(folder, kind, now);
        List<Sample> samples = new ArrayList<>();
        for (Path file : files) {
            String key = folder.relativize(file).toString().replace('\\', '/');
            Sample sample = sample(datasetId, key, now);
            samples.add(withLabels ? sample.with(SampleAnnotations.NONE.withLabels(labels.of(file))) : sample);
        }
        samples.sort(Comparator.comparing(Sample::fileName).thenComparing(Sample::key));
        return samples;
    }

    /** The sample that is the file at that key, with nothing noted on it yet. */
    Sample sample(String datasetId, String key, long now) throws IOException {
        Path file = folder.resolve(key);
        return new Sample(id(datasetId, key), key, file, Files.size(file), now, SampleAnnotations.NONE);
    }

    /** Where the file of a key is or would be; null if the key leads out of the folder. */
    @Nullable
    Path fileAt(String key) {
        try {
            Path file = folder.resolve(key).normalize();
            return file.startsWith(folder) && !file.equals(folder) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Whether a file can be a sample here, by its name. */
    boolean isSample(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && kind.accepts(name.substring(name.lastIndexOf('.') + 1));
    }

    // Taken from the key, so that a file keeps its id when it is removed and comes back.
    static String id(String datasetId, String key) {
        try {
            byte[] name = (datasetId + "/" + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
