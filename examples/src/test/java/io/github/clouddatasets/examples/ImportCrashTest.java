package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.annotation.Annotation;
import io.github.clouddatasets.sync.dataset.Dataset;
import io.github.clouddatasets.sync.entry.Entry;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports in processes that are killed at random moments and started again until one has finished: nothing is there twice, nothing is
 * lost. {@code -Dimport.kills=50} kills more often, {@code -Dimport.seed=…} kills at the same moments again.
 */
@Timeout(1200)
class ImportCrashTest {

    private static final int KILLS = Integer.getInteger("import.kills", 5);
    private static final long SEED = Long.getLong("import.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().pace(Duration.ofMillis(20)).start();

    /** Runs the program until it ends, or kills it after so many ticks. Returns whether it was killed, and counts the ticks. */
    private record Run(boolean killed, long ticks) {}

    private Run run(String dataset, long killedAt) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process process = ImportProgram.start(
                errors,
                List.of(),
                cloud.idahEndpoint(),
                cloud.idahApiKey(),
                cloud.idahProjectId(),
                dataset,
                folder.resolve("images").toString());
        long ticks = 0;
        boolean killed = false;
        try (InputStream out = process.getInputStream()) {
            while (out.read() >= 0) {
                ticks++;
                if (ticks == killedAt) {
                    process.toHandle().destroyForcibly(); // kill -9, and the output can still be read
                    killed = true;
                }
            }
        }
        int exit = process.waitFor();
        assertThat(exit).as("seed " + SEED + ": " + Files.readString(errors)).isIn(0, killed ? 137 : 0);
        return new Run(exit != 0, ticks);
    }

    @Test
    void killedAtAnyMomentAndRunAgainNothingIsTwiceAndNothingIsLost() throws Exception {
        new DigitScenes(Path.of("..", "data", "digits"), 7).draw(folder.resolve("images"), 24);
        Random random = new Random(SEED);
        long whole = run("whole", 0).ticks();
        compare("whole");
        int kills = 0;
        int starts = 1;
        int imports = 0;
        while (kills < KILLS) {
            String dataset = "crash-" + imports++;
            boolean killed = true;
            while (killed) {
                starts++;
                killed = run(dataset, 1 + random.nextLong(whole)).killed();
                kills += killed ? 1 : 0;
            }
            compare(dataset);
        }
        cloud.close();
        System.out.println(
                "seed " + SEED + ": " + kills + " kills in " + starts + " starts of " + (imports + 1) + " imports");
    }

    /** Compares what the service has with the folder. */
    private void compare(String name) throws IOException {
        Path images = folder.resolve("images");
        try (SyncClient sync = SyncClient.builder()
                .endpoint(cloud.idahEndpoint())
                .apiKey(cloud.idahApiKey())
                .build()) {
            List<Dataset> datasets = sync
                    .datasets()
                    .list(q -> q.projectId(cloud.idahProjectId()).name(name))
                    .stream()
                    .toList();
            assertThat(datasets).as(name + ", seed " + SEED).hasSize(1);
            String dataset = datasets.get(0).id();
            Map<String, Entry> entries = new TreeMap<>();
            sync.entries()
                    .list(q -> q.datasetId(dataset))
                    .forEach(entry -> assertThat(entries.put(String.valueOf(entry.name()), entry))
                            .as(name + " has " + entry.name() + " once, seed " + SEED)
                            .isNull());
            try (Stream<Path> files = Files.list(images)) {
                assertThat(entries.keySet())
                        .as(name + ", seed " + SEED)
                        .containsExactlyElementsOf(files.map(file -> String.valueOf(file.getFileName()))
                                .filter(file -> file.endsWith(".png"))
                                .sorted()
                                .toList());
            }
            assertThat(labels(sync, dataset, entries.values()))
                    .as(name + ", seed " + SEED)
                    .isEqualTo(LabelLines.ofFolder(images));
            for (Entry entry : entries.values()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                sync.media().download(String.valueOf(entry.resource()), bytes);
                assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(images.resolve(entry.name())));
                assertThat(entry.isReady()).as(entry.toString()).isTrue();
            }
        }
    }

    private static List<String> labels(SyncClient sync, String dataset, Collection<Entry> entries) {
        Map<String, String> names = new HashMap<>();
        entries.forEach(entry -> names.put(entry.id(), LabelLines.stem(String.valueOf(entry.name()))));
        List<String> lines = new ArrayList<>();
        for (Annotation annotation : sync.annotations().list(q -> q.datasetId(dataset))) {
            assertThat(annotation.shape()).isInstanceOf(BoundingBox.class);
            Rectangle box = ((BoundingBox) Objects.requireNonNull(annotation.shape()))
                    .toPixels(256, 192)
                    .rectangle();
            lines.add(LabelLines.line(
                    String.valueOf(names.get(annotation.entryId())),
                    String.valueOf(annotation.category()),
                    box.left(),
                    box.top(),
                    box.right(),
                    box.bottom()));
        }
        lines.sort(null);
        return lines;
    }
}
