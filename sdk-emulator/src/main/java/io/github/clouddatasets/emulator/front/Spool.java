package io.github.clouddatasets.emulator.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A request's body in a temporary file, to be read more than once. */
final class Spool implements AutoCloseable {

    private final Path file;

    private Spool(Path file) {
        this.file = file;
    }

    static Spool of(InputStream body) throws IOException {
        Spool spool = new Spool(Files.createTempFile("dataset-cloud-emulator", ".body"));
        try {
            Files.copy(body, spool.file, StandardCopyOption.REPLACE_EXISTING);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
