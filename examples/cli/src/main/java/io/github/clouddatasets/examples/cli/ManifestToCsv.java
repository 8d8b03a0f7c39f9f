package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cds manifest to-csv}. */
@Command(
        name = "to-csv",
        description = "Print a manifest as CSV: a row for each annotation, and one for a sample without any.")
final class ManifestToCsv implements Callable<Integer> {

    private final Surroundings around;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ManifestInput input;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format format;

    ManifestToCsv(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws Exception {
        try (InputStream bytes = input.open(around);
                ManifestReader reader = ManifestReader.open(bytes)) {
            if (!format.isJson()) {
                line(AnnotationRow.COLUMNS);
            }
            for (ManifestSample sample : reader) {
                for (Row row : AnnotationRow.of(sample)) {
                    print(row);
                }
            }
        }
        return ExitCode.OK;
    }

    private void print(Row row) throws IOException {
        if (format.isJson()) {
            Format.line(around.out(), row);
            return;
        }
        line(AnnotationRow.COLUMNS.stream()
                .map(column -> row.values().get(column))
                .map(value -> value == null ? "" : value.toString())
                .toList());
    }

    /** RFC 4180, but for the line end. */
    private void line(List<String> cells) throws IOException {
        around.out().println(cells.stream().map(ManifestToCsv::quoted).collect(Collectors.joining(",")));
        Format.written(around.out());
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
