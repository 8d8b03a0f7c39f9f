package io.github.clouddatasets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetVersion;
import io.github.clouddatasets.datasets.ImportTask;
import io.github.clouddatasets.datasets.ImportType;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestImportTest {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int IMAGES = 12;

    @TempDir
    private Path folder;

    @Test
    void modelArtsImportsAManifestThatSparkHasWritten() throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            DatasetClient datasets = cloud.clients().datasets();
            String source = cloud.seed().dataset("source", dataset -> {
                for (int i = 0; i < IMAGES; i++) {
                    String key = String.format("%02d.jpg", i);
                    dataset.image(key, new byte[] {(byte) i}).labels(key, i % 3 == 0 ? "cat" : "dog");
                }
                dataset.version("V001");
            });
            DatasetVersion version = datasets.versions().list(source).toList().get(0);
            Path published = cloud.file(Objects.requireNonNull(version.manifestPath()));

            Path written = folder.resolve("cats");
            LocalSpark.session()
                    .read()
                    .format(ManifestOptions.FORMAT)
                    .option("labels", "cat")
                    .load(published.toString())
                    .coalesce(1)
                    .write()
                    .format(ManifestOptions.FORMAT)
                    .mode(SaveMode.ErrorIfExists)
                    .save(written.toString());
            Path manifest = cloud.file("/spark-bucket/written/cats.manifest");
            Files.createDirectories(manifest.getParent());
            Files.copy(part(written), manifest);
            Files.createDirectories(cloud.file("/spark-bucket/copy"));

            String copy = datasets.create(b -> b.datasetName("copy")
                            .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                            .dataPath("/spark-bucket/copy/")
                            .workPath("/spark-bucket/work/"))
                    .every(LOOK)
                    .await()
                    .datasetId();
            ImportTask imported = datasets.imports()
                    .create(
                            copy,
                            b -> b.importPath("/spark-bucket/written/cats.manifest")
                                    .importType(ImportType.MANIFEST)
                                    .importAnnotations(true))
                    .every(LOOK)
                    .await();

            assertThat(imported.importedSampleCount()).isEqualTo(IMAGES / 3);
            List<String> labels = new ArrayList<>();
            datasets.samples()
                    .list(copy)
                    .forEach(sample ->
                            sample.labels().stream().map(SampleLabel::name).forEach(labels::add));
            assertThat(labels).hasSize(IMAGES / 3).containsOnly("cat");
        }
    }

    private static Path part(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
