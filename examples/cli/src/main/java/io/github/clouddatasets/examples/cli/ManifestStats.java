package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.manifest.Annotation;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cds manifest stats}. */
@Command(name = "stats", description = "Count the samples of a manifest by usage, kind of annotation and label.")
final class ManifestStats implements Callable<Integer> {

    private final Surroundings around;
    private final Map<String, Long> usages = new TreeMap<>();
    private final Map<String, Long> types = new TreeMap<>();
    private final Map<String, Long> labels = new TreeMap<>();
    private long samples;
    private long unlabeled;
    private long badLines;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ManifestInput input;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Format format;

    ManifestStats(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws Exception {
        try (InputStream bytes = input.open(around);
                ManifestReader reader = ManifestReader.open(bytes, o -> o.skipBadLines(bad -> badLines++))) {
            reader.forEach(this::count);
        }
        format.record(
                around.out(),
                new Row()
                        .with("samples", samples)
                        .with("unlabeled", unlabeled)
                        .with("bad_lines", badLines)
                        .with("usages", usages)
                        .with("types", types)
                        .with("labels", labels));
        if (badLines > 0) {
            around.note("manifest stats: " + badLines + " lines are no samples; see cds manifest check");
        }
        return ExitCode.OK;
    }

    private void count(ManifestSample sample) {
        samples++;
        if (sample.annotations().isEmpty()) {
            unlabeled++;
        }
        add(usages, sample.usage() == null ? "none" : sample.usage().toString());
        for (Annotation annotation : sample.annotations()) {
            add(types, String.valueOf(annotation.type()));
            String label = AnnotationRow.label(annotation);
            if (label != null) {
                add(labels, label);
            }
        }
    }

    private static void add(Map<String, Long> counts, String key) {
        counts.merge(key, 1L, Long::sum);
    }
}
