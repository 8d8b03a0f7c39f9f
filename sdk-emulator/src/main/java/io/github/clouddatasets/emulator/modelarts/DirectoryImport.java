package io.github.clouddatasets.emulator.modelarts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An import from a folder, whose layout gives the labels. Each line of a text file is a sample.
 */
record DirectoryImport(Path folder, DatasetKind kind, TextLayout layout, long now) implements ImportedFile.Source {

    private static final String RESULT = "_result.txt";

    @Override
    public List<ImportedFile> read() throws IOException {
        SampleFolder samples = new SampleFolder(folder, kind);
        FolderLabels labels = new FolderLabels(folder, kind, now);
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(Files::isRegularFile)
                    .filter(samples::isSample)
                    .sorted()
                    .toList();
        }
        List<ImportedFile> files = new ArrayList<>();
        for (Path path : paths) {
            String key = folder.relativize(path).toString().replace('\\', '/');
            if (kind != DatasetKind.TEXT_CLASSIFICATION) {
                files.add(ImportedFile.of(key, path, SampleAnnotations.NONE.withLabels(labels.of(path))));
            } else if (!key.endsWith(RESULT)) {
                addLines(files, path, key, labels);
            }
        }
        return files;
    }

    private void addLines(List<ImportedFile> files, Path path, String key, FolderLabels folderLabels)
            throws IOException {
        String stem = key.substring(0, key.lastIndexOf('.'));
        Path results = FolderLabels.beside(path, RESULT);
        List<String> labels =
                !layout.inOneFile() && Files.isRegularFile(results) ? FolderLabels.lines(results) : List.of();
        int number = 0;
        for (String line : FolderLabels.lines(path)) {
            String text = line;
            String names = number < labels.size() ? labels.get(number) : "";
            int separator = line.lastIndexOf(layout.sampleSeparator());
            if (layout.inOneFile() && separator >= 0) {
                text = line.substring(0, separator);
                names = line.substring(separator + 1);
            }
            number++;
            if (!text.isBlank()) {
                List<String> each = List.of(names.split(Pattern.quote(layout.labelSeparator()), -1));
                files.add(ImportedFile.of(
                        String.format("%s-%06d.txt", stem, number),
                        text,
                        SampleAnnotations.NONE.withLabels(folderLabels.named(each))));
            }
        }
    }

    /**
     * The layout of the labels of texts.
     *
     * @param inOneFile whether the labels follow the text in the same line; else the labels are in a second file, line
     *     by line
     */
    record TextLayout(boolean inOneFile, String sampleSeparator, String labelSeparator) {}
}
