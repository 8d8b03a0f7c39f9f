package io.github.clouddatasets.sync.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The requests that curl sent to the real media service, byte for byte: the files in them are no text. */
final class MediaRequests {

    private MediaRequests() {}

    static byte[] sent(String recording) {
        try {
            return Files.readAllBytes(Path.of("../fixtures/idah-dataset", recording + ".request.http"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
