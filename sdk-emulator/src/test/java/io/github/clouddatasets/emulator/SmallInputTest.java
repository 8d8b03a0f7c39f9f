package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.store.PackagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The input folder may have any number of images. */
class SmallInputTest {

    @ParameterizedTest(name = "{0} images: {1} known at first, {2} versions")
    @CsvSource({"0, 0, 0", "1, 0, 0", "10, 0, 0", "11, 1, 1", "12, 2, 3", "20, 10, 3"})
    void theDefaultDatasetHasAnyNumberOfImages(int images, int known, int versions, @TempDir Path folder)
            throws IOException {
        PackagedFile digit = new PackagedFile("data/digits/one/digit-0042.png");
        Files.createDirectories(folder.resolve("one"));
        for (int i = 0; i < images; i++) {
            digit.copyTo(folder.resolve("one/image-" + i + ".png"));
        }
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .input(folder)
                .manualTime()
                .pace(Duration.ofSeconds(1))
                .start()) {
            DatasetClient client = cloud.clients().datasets();
            assertThat(client.status(cloud.datasetId()).datasetId()).isEqualTo(cloud.datasetId());
            assertThat(client.samples().list(cloud.datasetId())).hasSize(known);
            assertThat(client.versions().list(cloud.datasetId())).hasSize(versions);
            assertThat(client.sync(cloud.datasetId()).await().totalSampleCount())
                    .isEqualTo(images);
            assertThat(client.samples().list(cloud.datasetId())).hasSize(images);
        }
    }
}
