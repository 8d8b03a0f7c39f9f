package io.github.clouddatasets.testing.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed inputs of a target: where mutation starts from, and what has ever broken it. */
final class Corpus {

    /** One input. */
    static final class Seed {
        private final String file;
        private final String kind;
        private final byte[] bytes;

        Seed(String file, String kind, byte[] bytes) {
            this.file = file;
            this.kind = kind;
            this.bytes = bytes;
        }

        String file() {
            return file;
        }

        /** The file's name up to its first dot. */
        String kind() {
            return kind;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private Corpus() {}

    /** In the order of their names, so that a run can be repeated. */
    static List<Seed> of(String target) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", target))) {
            return files.sorted().map(Corpus::seed).toList();
        }
    }

    private static Seed seed(Path file) {
        try {
            String name = file.getFileName().toString();
            int dot = name.indexOf('.');
            return new Seed(name, dot < 0 ? name : name.substring(0, dot), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
