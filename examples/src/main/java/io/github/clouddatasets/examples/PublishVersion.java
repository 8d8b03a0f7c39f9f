package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.datasets.AsyncTaskStatus;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.ImportTask;
import io.github.clouddatasets.datasets.ImportType;
import io.github.clouddatasets.datasets.SyncTask;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.samples.Sample;
import io.github.clouddatasets.datasets.samples.SampleState;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From a folder of images to a published version: create a dataset, sync its folder, import images with the names of their
 * folders as labels, label the other samples, publish, and read the manifest. Runs on the emulator, whose files the
 * program can put in place and read; with the real service the images lie in OBS, and the manifest is read from there.
 *
 * <p>The program can be killed and run again at any time. Each step first asks the service: it uses finished work as it
 * is, takes up running work with a poller, and starts only what is missing.
 */
public final class PublishVersion {

    private static final String NAME = "tour";
    private static final String VERSION = "V001";
    private static final String UNKNOWN = "unknown";
    private static final String IMAGES = "/digits-bucket/tour/import/";
    private static final String INPUT = "/digits-bucket/tour/input/";

    private final DatasetClient datasets;
    private final DatasetCloudEmulator emulator;
    private final Duration lookEvery;
    private final Account account;

    PublishVersion(DatasetClient datasets, DatasetCloudEmulator emulator, Duration lookEvery, PrintStream out) {
        this.datasets = datasets;
        this.emulator = emulator;
        this.lookEvery = lookEvery;
        this.account = new Account(out);
    }

    /** Runs the tour. */
    public static void main(String[] args) {
        Ending.of(() -> run(System.out));
    }

    static void run(PrintStream out) throws IOException {
        try (Cloud cloud = Cloud.fromEnvironment(Map.of())) {
            DatasetCloudEmulator emulator = Objects.requireNonNull(cloud.emulator());
            new PublishVersion(Objects.requireNonNull(cloud.datasets()), emulator, cloud.lookEvery(), out).run();
        }
    }

    void run() throws IOException {
        placeImages(emulator);

        account.step("Create a dataset");
        Dataset dataset = dataset();
        account.fact(dataset.datasetName() + " is " + dataset.status());
        String id = Objects.requireNonNull(dataset.datasetId());

        account.step("Sync its folder");
        account.fact("the sync is " + synced(id).status());

        account.step("Import images, their folders as labels");
        account.fact(imported(id).importedSampleCount() + " samples");

        account.step("Label what has none");
        account.fact(labeled(id) + " labeled");

        account.step("Publish, and read the manifest");
        DatasetVersion version = version(id);
        account.fact(version.versionName() + " " + version.manifestPath());
        Path manifest = emulator.file(Objects.requireNonNull(version.manifestPath()));
        Map<String, Integer> usages = new TreeMap<>();
        try (ManifestReader samples = ManifestReader.open(manifest)) {
            for (ManifestSample sample : samples) {
                usages.merge(String.valueOf(sample.usage()), 1, Integer::sum);
            }
        }
        account.fact("samples by usage: " + usages);
    }

    /** The dataset of our name, once it is usable. */
    private Dataset dataset() {
        Optional<Dataset> known = datasets.list(q -> q.searchContent(NAME)).stream()
                .filter(dataset -> NAME.equals(dataset.datasetName()))
                .findFirst();
        Poller<Dataset> creation = known.isPresent()
                ? datasets.creationPoller(Objects.requireNonNull(known.get().datasetId()))
                : datasets.create(b -> b.datasetName(NAME)
                        .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                        .dataPath(INPUT)
                        .workPath("/digits-bucket/tour/output/"));
        return creation.every(lookEvery).await();
    }

    /** The end of a synchronization: of the one that runs, or of a new one. */
    private SyncTask synced(String id) {
        Poller<SyncTask> sync;
        try {
            sync = datasets.sync(id);
        } catch (ConflictException running) {
            sync = datasets.syncPoller(id);
        }
        return sync.every(lookEvery).await();
    }

    /** The end of the import of our images, which happens once. */
    private ImportTask imported(String id) {
        Optional<ImportTask> known = datasets.imports().list(id).stream()
                .filter(task -> IMAGES.equals(task.importPath()) && !AsyncTaskStatus.FAILED.equals(task.status()))
                .findFirst();
        Poller<ImportTask> task = known.isPresent()
                ? datasets.imports()
                        .poller(id, Objects.requireNonNull(known.get().taskId()))
                : datasets.imports()
                        .create(
                                id,
                                b -> b.importPath(IMAGES)
                                        .importType(ImportType.DIRECTORY)
                                        .importAnnotations(true));
        return task.every(lookEvery).await();
    }

    /** Labels what has no label, and says how many samples that were. */
    private int labeled(String id) {
        List<SampleUpdate> updates = datasets.samples().list(id, q -> q.sampleState(SampleState.UNLABELED)).stream()
                .map(Sample::sampleId)
                .filter(Objects::nonNull)
                .map(sample -> SampleUpdate.labeled(sample, UNKNOWN))
                .toList();
        if (!updates.isEmpty()) {
            if (datasets.labels().list(id).stream().noneMatch(label -> UNKNOWN.equals(label.name()))) {
                datasets.labels()
                        .create(id, List.of(Label.builder().name(UNKNOWN).build()))
                        .throwIfAnyFailed();
            }
            datasets.samples().update(id, b -> b.samples(updates)).throwIfAnyFailed();
        }
        return updates.size();
    }

    /** The version of our name, once it is published. */
    private DatasetVersion version(String id) {
        Optional<DatasetVersion> known = datasets.versions().list(id).stream()
                .filter(version -> VERSION.equals(version.versionName()))
                .findFirst();
        Poller<DatasetVersion> publishing = known.isPresent()
                ? datasets.versions()
                        .poller(id, Objects.requireNonNull(known.get().versionId()))
                : datasets.createVersion(
                        id,
                        b -> b.versionName(VERSION)
                                .trainEvaluateSampleRatio(0.8)
                                .clearHardProperty(false)); // the service would drop the marks of hard examples
        return publishing.every(lookEvery).await();
    }

    /** Two folders of digits as the import, one unlabeled image as the dataset's own input. */
    private static void placeImages(DatasetCloudEmulator emulator) throws IOException {
        for (String label : List.of("one", "two")) {
            copy(emulator.input().resolve(label), emulator.file(IMAGES).resolve(label), 6);
        }
        copy(emulator.input().resolve("three"), emulator.file(INPUT), 1);
    }

    private static void copy(Path from, Path to, int count) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.sorted().limit(count).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
