package io.github.clouddatasets.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the SDK has logged since the JVM started: simplelogger.properties sends all of it to a file. */
final class TestLog {

    private static final Path FILE = Path.of("target/sdk-sync-test.log");

    private TestLog() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
