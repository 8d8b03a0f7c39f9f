package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.ImportTask;
import io.github.clouddatasets.datasets.ImportType;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * From a folder of images to a published version: create a dataset, import the images with the labels that their folders
 * are, label what has none, publish, and read the manifest. Runs on the emulator, whose files it can put in place and
 * read; with the real service the images lie in OBS, and the manifest is read from there.
 */
public final class PublishVersion {

    private static final String IMAGES = "/digits-bucket/tour/import/";
    private static final String INPUT = "/digits-bucket/tour/input/";

    private PublishVersion() {}

    /** Runs the tour. */
    public static void main(String[] args) throws IOException {
        try {
            run(System.out);
        } catch (SdkException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void run(PrintStream out) throws IOException {
        try (Cloud cloud = Cloud.fromEnvironment(Map.of())) {
            DatasetCloudEmulator emulator = Objects.requireNonNull(cloud.emulator());
            placeImages(emulator);
            DatasetClient datasets = cloud.datasets();
            Account account = new Account(out);

            account.step("Create a dataset");
            Dataset dataset = datasets.create(b -> b.datasetName("tour")
                            .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                            .dataPath(INPUT)
                            .workPath("/digits-bucket/tour/output/"))
                    .every(cloud.lookEvery())
                    .await();
            String id = Objects.requireNonNull(dataset.datasetId());
            account.fact(dataset.datasetName() + " is " + dataset.status());

            account.step("Import images, their folders as labels");
            ImportTask imported = datasets.imports()
                    .create(
                            id,
                            b -> b.importPath(IMAGES)
                                    .importType(ImportType.DIRECTORY)
                                    .importAnnotations(true))
                    .every(cloud.lookEvery())
                    .await();
            account.fact(imported.importedSampleCount() + " samples");

            account.step("Label what has none");
            List<SampleUpdate> updates = datasets.samples().list(id, q -> q.sampleState(SampleState.UNLABELED)).stream()
                    .map(Sample::sampleId)
                    .filter(Objects::nonNull)
                    .map(sample -> SampleUpdate.labeled(sample, "unknown"))
                    .toList();
            if (!updates.isEmpty()) {
                datasets.labels()
                        .create(id, List.of(Label.builder().name("unknown").build()))
                        .throwIfAnyFailed();
                datasets.samples().update(id, b -> b.samples(updates)).throwIfAnyFailed();
            }
            account.fact(updates.size() + " labeled");

            account.step("Publish, and read the manifest");
            DatasetVersion version = datasets.createVersion(
                            id,
                            b -> b.versionName("V001")
                                    .trainEvaluateSampleRatio(0.8)
                                    .clearHardProperty(false)) // the service would drop the marks of hard examples
                    .every(cloud.lookEvery())
                    .await();
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
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
