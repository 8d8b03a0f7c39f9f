package io.github.clouddatasets.upd;

import io.github.clouddatasets.core.spi.value.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder that a conversion writes to. It begins empty, so that nothing is written over. */
final class TargetFolder {

    private static final int LONGEST = 100;

    private final Path folder;

    TargetFolder(Path folder) throws IOException {
        this.folder = Check.required("folder", folder);
        Files.createDirectories(folder);
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw Check.refused("folder", "must be empty", folder.toString());
            }
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /**
     * A name for the files of an entry, without the suffix. The entry's own name comes from the file, so that nothing of it but
     * letters, digits and a few signs becomes part of a path; a second entry of that name gets its id behind.
     */
    String stem(UpdEntry entry, String suffix) {
        String name = entry.name() == null ? entry.id() : entry.name();
        int dot = name.lastIndexOf('.');
        String stem = safe(dot > 0 ? name.substring(0, dot) : name);
        return isFree(stem, suffix) ? stem : safe(stem + "-" + entry.id());
    }

    private boolean isFree(String stem, String suffix) {
        return !Files.exists(folder.resolve(stem + suffix)) && !Files.exists(folder.resolve(stem + ".xml"));
    }

    static String safe(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        safe = safe.startsWith(".") ? "_" + safe.substring(1) : safe;
        safe = safe.isEmpty() ? "_" : safe;
        return safe.length() > LONGEST ? safe.substring(0, safe.offsetByCodePoints(0, LONGEST / 2)) : safe;
    }
}
