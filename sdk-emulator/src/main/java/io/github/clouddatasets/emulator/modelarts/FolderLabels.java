package io.github.clouddatasets.emulator.modelarts;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The labels that the layout of a folder gives its files: the name of the deepest folder, or a file of the same name
 * beside each, {@code .txt} for classes and {@code .xml} for shapes.
 */
record FolderLabels(Path root, DatasetKind kind, long now) {

    List<SampleLabel> of(Path file) throws IOException {
        if (kind.drawn()) {
            Path shapes = beside(file, ".xml");
            return Files.isRegularFile(shapes)
                    ? VocDocument.read(shapes, kind.labelType(false), now).labels()
                    : List.of();
        }
        if (!kind.foldersAreLabels()) {
            return List.of();
        }
        Path classes = beside(file, ".txt");
        if (Files.isRegularFile(classes)) {
            return named(lines(classes));
        }
        Path parent = file.getParent();
        return parent == null || parent.equals(root)
                ? List.of()
                : named(List.of(parent.getFileName().toString()));
    }

    List<SampleLabel> named(List<String> names) {
        return names.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> SampleLabel.named(name, kind.code(), now))
                .toList();
    }

    static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ending);
    }

    // Both encodings are documented, and no setting tells them apart.
    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readAllLines(file, Charset.forName("GBK"));
        }
    }
}
