package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.imports.ImportAnnotation;
import io.github.clouddatasets.sync.imports.ImportItem;
import io.github.clouddatasets.sync.imports.ImportSummary;
import io.github.clouddatasets.sync.imports.ItemContent;
import io.github.clouddatasets.sync.shape.BoundingBox;
import io.github.clouddatasets.sync.shape.Rectangle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Imports 10,000 images with 10 annotations each into the emulator, from a process of its own with a small heap. Arguments: images, heap
 * of the importing process ({@code 64m}).
 */
public final class LargeImport {

    private static final int ANNOTATIONS = 10;

    /** A PNG of one pixel. */
    private static final byte[] IMAGE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private LargeImport() {}

    /** Starts the emulator and the importing process; with the addresses of an emulator, is that process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 2) {
            run(Integer.parseInt(args[0]), args[1], args[2], args[3]);
            return;
        }
        String images = args.length > 0 ? args[0] : "10000";
        String heap = args.length > 1 ? args[1] : "64m";
        try (DatasetCloudEmulator emulator =
                DatasetCloudEmulator.builder().pace(Duration.ZERO).start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heap,
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeImport.class.getName(),
                            images,
                            emulator.idahEndpoint(),
                            emulator.idahApiKey(),
                            emulator.idahProjectId())
                    .inheritIO()
                    .start();
            System.exit(process.waitFor());
        }
    }

    private static void run(int images, String endpoint, String key, String project) {
        try (SyncClient sync =
                SyncClient.builder().endpoint(endpoint).apiKey(key).build()) {
            Iterable<ImportItem> items =
                    () -> IntStream.range(0, images).mapToObj(LargeImport::item).iterator();
            print(
                    "first run",
                    sync.imports().run(b -> b.project(project).dataset("large").items(items)));
            print(
                    "second run",
                    sync.imports().run(b -> b.project(project).dataset("large").items(items)));
        }
    }

    private static ImportItem item(int number) {
        List<ImportAnnotation> annotations = IntStream.range(0, ANNOTATIONS)
                .mapToObj(i -> new ImportAnnotation(
                        Integer.toString(i),
                        new BoundingBox(new Rectangle(i / 20.0, i / 20.0, i / 20.0 + 0.25, i / 20.0 + 0.25), 0),
                        "label-" + i))
                .toList();
        return ImportItem.of(number + ".png", () -> ItemContent.of(IMAGE)).annotations(annotations);
    }

    private static void print(String what, ImportSummary summary) {
        System.out.printf(
                "%s: %,d images (%,d made, %,d found, %,d failed), %,d annotations made, %,d found, %.1f s; peak of the heap %d MiB%n",
                what,
                summary.items(),
                summary.created(),
                summary.found(),
                summary.failed(),
                summary.annotationsWritten(),
                summary.annotationsFound(),
                summary.duration().toMillis() / 1000.0,
                peak());
        summary.failures().stream().limit(3).forEach(System.out::println);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / (1024 * 1024);
    }
}
