package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The JSON Lines file of a published version: one sample a line. */
record Manifest(DatasetKind kind, String inputPath, List<Sample> samples, double trainShare) {

    private static final DateTimeFormatter LABELED_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Readers see the whole file or none: it is written beside its place and moved there. */
    void write(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, ".manifest", ".tmp");
        Map<String, String> usages = usages();
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            for (Sample sample : samples) {
                out.write(Json.bytes(line(sample, usages)));
                out.write('\n');
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private ObjectNode line(Sample sample, Map<String, String> usages) {
        ObjectNode line = Json.object().put("source", "s3:/" + inputPath + sample.key());
        String usage = usages.get(sample.id());
        if (usage != null) {
            line.put("usage", usage);
        }
        line.put("id", sample.id()).put("sample-type", kind.sampleType());
        var annotation = line.putArray("annotation");
        String label = sample.label();
        if (label != null) {
            annotation
                    .addObject()
                    .put("type", kind.annotationType())
                    .put("name", label)
                    .put("annotated-by", "human")
                    .put("creation-time", LABELED_AT.format(Instant.ofEpochMilli(sample.createTime())));
        }
        return line;
    }

    // Ids are hashes: in their order labels are well mixed, and the split of the same samples is always the same.
    private Map<String, String> usages() {
        List<Sample> labeled = samples.stream()
                .filter(sample -> sample.label() != null)
                .sorted(Comparator.comparing(Sample::id))
                .toList();
        long train = Math.round(labeled.size() * trainShare);
        Map<String, String> usages = new HashMap<>();
        for (int i = 0; i < labeled.size(); i++) {
            usages.put(labeled.get(i).id(), i < train ? "TRAIN" : "EVAL");
        }
        return usages;
    }
}
