package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.manifest.BadLine;
import io.github.clouddatasets.manifest.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cds manifest check}. */
@Command(
        name = "check",
        description = "Print the lines of a manifest that are no samples. Ends with code 1 if there are any.")
final class ManifestCheck implements Callable<Integer> {

    private final Surroundings around;
    private long samples;
    private long badLines;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ManifestInput input;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format format;

    ManifestCheck(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws Exception {
        try (InputStream bytes = input.open(around);
                ManifestReader reader = ManifestReader.open(bytes, o -> o.skipBadLines(this::print))) {
            reader.forEach(sample -> samples++);
        }
        around.note(input + ": " + samples + " samples, " + badLines + " bad lines");
        return badLines == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(BadLine bad) {
        badLines++;
        String reason = bad.reason().name().toLowerCase(Locale.ROOT);
        try {
            if (format.isJson()) {
                Format.line(
                        around.out(),
                        new Row()
                                .with("line", bad.number())
                                .with("reason", reason)
                                .with("message", bad.message())
                                .with("text", bad.text()));
            } else {
                around.out().println("line " + bad.number() + ": " + Text.printable(bad.message()));
                Format.written(around.out());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
