package io.github.clouddatasets.emulator.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The text that ids and credentials come from. No option has it: every user of a machine sees the options of a program. */
final class Secret {

    private static final String VARIABLE = "CLOUDDATASETS_EMULATOR_SECRET";
    private static final int SHORTEST = 16;

    private Secret() {}

    static Optional<String> of(@Nullable Path file, Map<String, String> environment) throws StartException {
        String source = file == null ? VARIABLE : "--secret-file " + file;
        String text = file == null ? environment.get(VARIABLE) : read(file);
        if (text == null) {
            return Optional.empty();
        }
        if (text.strip().length() < SHORTEST) {
            throw new StartException(source + ": the secret is too short: give at least " + SHORTEST + " characters");
        }
        return Optional.of(text.strip());
    }

    private static String read(Path file) throws StartException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartException("--secret-file: " + file + " cannot be read (" + e + "): name a text file", e);
        }
    }
}
