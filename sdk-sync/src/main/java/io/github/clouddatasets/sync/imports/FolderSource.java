package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.manifest.VocFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Images below a folder with their Pascal VOC files. The walk holds one listing for each level of folders. */
final class FolderSource implements ImportSource {

    private static final Set<String> IMAGE_FOLDERS = Set.of("JPEGImages", "images");
    private static final Set<String> LABEL_FOLDERS = Set.of("Annotations", "annotations");

    private final Path folder;
    private @Nullable Stream<Path> walk;

    FolderSource(Path folder) {
        this.folder = Check.required("folder", folder);
        if (!Files.isDirectory(folder)) {
            throw Check.refused("folder", "must be a folder", folder.toString());
        }
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // close() ends the walk
    public Iterator<ImportItem> iterator() {
        close();
        try {
            walk = Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read: " + e, e);
        }
        return walk.filter(file -> !isHidden(folder.relativize(file)))
                .map(this::item)
                .flatMap(Optional::stream)
                .iterator();
    }

    @Override
    public void close() {
        if (walk != null) {
            walk.close();
            walk = null;
        }
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private Optional<ImportItem> item(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean isLabels = MediaType.extension(name).equals("xml");
        if ((!isLabels && !MediaType.isKnown(name)) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String path = path(file);
        if (!isLabels) {
            return Optional.of(ImportItem.of(path, file).labels(() -> labels(file)));
        }
        if (hasImage(file)) {
            return Optional.empty();
        }
        return Optional.of(ImportItem.of(path, () -> {
            throw new NoSuchFileException(path, null, "there is no image to this label file");
        }));
    }

    private String path(Path file) {
        List<String> parts = new ArrayList<>();
        folder.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    private ItemLabels labels(Path image) throws IOException {
        for (Path candidate : besides(image, IMAGE_FOLDERS, LABEL_FOLDERS, List.of("xml"))) {
            if (Files.isRegularFile(candidate)) {
                VocFile file = VocFile.read(candidate);
                return VocLabels.read(file, path(candidate), () -> ItemContent.of(image));
            }
        }
        return ItemLabels.NONE;
    }

    private static boolean hasImage(Path labels) {
        return besides(labels, LABEL_FOLDERS, IMAGE_FOLDERS, MediaType.imageExtensions()).stream()
                .anyMatch(Files::isRegularFile);
    }

    /** Where the companion of a file may be: in the same folder, or in one of the given folders beside it. */
    private static List<Path> besides(Path file, Set<String> own, Set<String> others, Iterable<String> extensions) {
        String name = String.valueOf(file.getFileName());
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        Path parent = Objects.requireNonNull(file.getParent());
        List<Path> folders = new ArrayList<>(List.of(parent));
        if (parent.getParent() != null && own.contains(String.valueOf(parent.getFileName()))) {
            for (String other : others) {
                folders.add(parent.resolveSibling(other));
            }
        }
        List<Path> candidates = new ArrayList<>();
        for (Path place : folders) {
            for (String extension : extensions) {
                candidates.add(place.resolve(stem + extension));
                candidates.add(place.resolve(stem + extension.toUpperCase(java.util.Locale.ROOT)));
            }
        }
        return candidates;
    }
}
