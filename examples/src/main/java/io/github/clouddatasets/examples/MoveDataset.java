package io.github.clouddatasets.examples;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.imports.ImportSummary;
import io.github.clouddatasets.upd.ConversionReport;
import io.github.clouddatasets.upd.UpdConversion;
import io.github.clouddatasets.upd.UpdFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Moves a folder of images with Pascal VOC files through IDAH to ModelArts: imports the folder, exports the dataset, waits, downloads the
 * UPD file, reads it, and writes a manifest. The labels at the end are compared with those at the start. Needs no credentials: the
 * program starts the emulator and draws images of its own, unless the environment names a real service with {@code IDAH_ENDPOINT},
 * {@code IDAH_API_KEY} and {@code IDAH_PROJECT_ID}, and the argument a folder.
 *
 * <p>The import can be killed and run again: it goes on where it was.
 */
public final class MoveDataset {

    private static final String DATASET = "digit scenes";
    private static final Path DIGITS = Path.of("data", "digits");

    private final SyncClient sync;
    private final String projectId;
    private final Path work;
    private final PrintStream out;

    MoveDataset(SyncClient sync, String projectId, Path work, PrintStream out) {
        this.sync = sync;
        this.projectId = projectId;
        this.work = work;
        this.out = out;
    }

    /** Moves the folder that is the argument, or one of drawn images. Ends with status 1 if a label is missing at the end. */
    public static void main(String[] args) {
        Ending.of(() -> {
            Path work = Files.createTempDirectory("move-dataset-");
            Path images = args.length > 0 ? Path.of(args[0]) : drawn(DIGITS, work.resolve("images"));
            if (!run(System.getenv(), images, work, System.out)) {
                System.exit(1);
            }
        });
    }

    /** Images to move, for whoever has none. */
    static Path drawn(Path digits, Path folder) throws IOException {
        new DigitScenes(digits, 2026).draw(folder, 12);
        return folder;
    }

    /** Whether the labels at the end are those at the start. */
    static boolean run(Map<String, String> env, Path images, Path work, PrintStream out) throws IOException {
        if (env.containsKey("IDAH_ENDPOINT")) {
            try (SyncClient sync = SyncClient.fromEnvironment()) {
                return new MoveDataset(sync, env.getOrDefault("IDAH_PROJECT_ID", ""), work, out).move(images);
            }
        }
        try (DatasetCloudEmulator emulator = DatasetCloudEmulator.builder()
                        .pace(Duration.ofMillis(40))
                        .start();
                SyncClient sync = SyncClient.builder()
                        .endpoint(emulator.idahEndpoint())
                        .apiKey(emulator.idahApiKey())
                        .build()) {
            return new MoveDataset(sync, emulator.idahProjectId(), work, out).move(images);
        }
    }

    boolean move(Path images) throws IOException {
        List<String> before = LabelLines.ofFolder(images);
        out.println(before.size() + " labels in " + images);

        ImportSummary summary = sync.imports()
                .run(b -> b.project(projectId).dataset(DATASET).folder(images).onItem(item -> {
                    if (item.failed()) {
                        out.println(item.path() + ": " + item.problem());
                    }
                }));
        out.println("imported " + summary.items() + " images and " + summary.annotationsWritten() + " annotations");

        Export export = sync.exports()
                .create(b -> b.projectId(projectId).datasetIds(summary.datasetId()))
                .await(Duration.ofMinutes(30));
        Path file = sync.exports().downloadTo(export.id(), Files.createDirectories(work.resolve("export")));
        out.println("downloaded " + file.getFileName());

        Path folder = work.resolve("manifest");
        try (UpdFile upd = UpdFile.open(file)) {
            ConversionReport report = UpdConversion.of(upd).toManifest(folder, "s3://digits-bucket/scenes/");
            report.leftOut().forEach(each -> out.println("left out: " + each));
        }
        Path manifest = folder.resolve("dataset.manifest");
        List<String> after = LabelLines.ofManifest(manifest);
        out.println("wrote " + manifest + ":");
        after.forEach(line -> out.println("  " + line));

        boolean same = after.equals(before);
        out.println(same ? "the labels are those at the start" : "the labels are not those at the start: " + before);
        return same && summary.isComplete();
    }
}
