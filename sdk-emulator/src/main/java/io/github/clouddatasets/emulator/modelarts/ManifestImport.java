package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.store.ObjectStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An import from a manifest. Its lines name the samples, and hold the labels or name the files of labels. */
record ManifestImport(Path manifest, DatasetKind kind, ObjectStorage storage, long now) implements ImportedFile.Source {

    @Override
    public List<ImportedFile> read() throws IOException {
        List<ImportedFile> files = new ArrayList<>();
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(manifest, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    files.add(file(ManifestLine.parse(line, kind, storage, now), number));
                }
            }
        } catch (IOException e) {
            throw new IOException("line " + number + " of the manifest: " + e.getMessage(), e);
        }
        return files;
    }

    private ImportedFile file(ManifestLine line, int number) throws IOException {
        if (line.source().startsWith(ManifestLine.CONTENT)) {
            String text = line.source().substring(ManifestLine.CONTENT.length());
            return ImportedFile.of(String.format("line-%06d.txt", number), text, line.annotations());
        }
        try {
            String path = ObjectStorage.normalize(line.source());
            Path file = storage.file(path);
            if (!Files.isRegularFile(file)) {
                throw new IOException("this file is gone: " + path);
            }
            return ImportedFile.of(path.substring(path.indexOf('/', 1) + 1), file, line.annotations());
        } catch (IllegalArgumentException e) {
            throw new IOException("not an OBS path: " + line.source(), e);
        }
    }
}
