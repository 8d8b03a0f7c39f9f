package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files of the console in the jar: its style, its icon, and htmx. */
final class Asset {

    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "htmx.min.js", "text/javascript; charset=utf-8");

    private Asset() {}

    static Optional<Answer> named(String name) {
        String type = TYPES.get(name);
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("Not packaged: " + name);
            }
            return Optional.of(Page.secured(Answer.bytes(200, type, in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
