package io.github.clouddatasets.emulator.idah.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The images of a dataset that was put there ready: a folder with one folder per label. */
public record ImageFolder(Path root) {

    /**
     * Finds the images that the folder holds now, in the order of their keys.
     *
     * @throws IOException if the folder is gone or unreadable
     */
    public List<Image> images() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(ImageFolder::isImage)
                    .map(this::image)
                    .sorted(Comparator.comparing(Image::key))
                    .toList();
        }
    }

    private static boolean isImage(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches("[^.].*\\.(jpg|jpeg|png|bmp)");
    }

    private Image image(Path file) {
        Path relative = root.relativize(file);
        Path folder = relative.getParent();
        return new Image(
                relative.toString().replace('\\', '/'),
                file,
                folder == null ? null : folder.getFileName().toString());
    }

    /**
     * One image.
     *
     * @param key the path below the folder, with slashes
     * @param file the real file
     * @param label the name of the innermost folder, null for an image outside all folders
     */
    public record Image(String key, Path file, @Nullable String label) {

        /** An id that depends on the dataset and the key alone, so that each export has the same ids. */
        public String id(String datasetId) {
            return UUID.nameUUIDFromBytes((datasetId + "/" + key).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }
}
