package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ModelArtsExamplesTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void publishVersionGoesFromImagesToManifest() throws IOException {
        PublishVersion.run(out);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("tour is normal")
                .contains("12 samples")
                .contains("1 labeled")
                .contains("V001 /digits-bucket/tour/output/")
                .containsPattern("samples by usage: \\{.*TRAIN=\\d+.*}");
    }

    @Test
    void labelInBatchesChangesNothingOfARealDatasetUnlessItIsNamed() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
                DatasetClient datasets = DatasetClient.builder()
                        .endpoint(cloud.modelArtsEndpoint())
                        .projectId(cloud.projectId())
                        .token(cloud.token())
                        .build()) {
            String id = cloud.datasetId();
            List<String> ids = datasets.samples().list(id).stream()
                    .map(sample -> Objects.requireNonNull(sample.sampleId()))
                    .toList();
            datasets.samples().clearLabels(id, ids.subList(0, 5)).throwIfAnyFailed();
            String labeled = ids.get(7);
            List<SampleLabel> before = datasets.samples().get(id, labeled).labels();
            int updates = cloud.requests("updateSamples").size();

            LabelInBatches.run(datasets, id, false, false, out);

            assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("45 samples have labels", "dry run: 5 samples");
            assertThat(cloud.requests("updateSamples")).hasSize(updates);
            assertThat(datasets.labels().list(id).stream().map(label -> label.name()))
                    .doesNotContain("checked");

            LabelInBatches.run(datasets, id, false, true, out);

            assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("5 of 5 samples labeled");
            assertThat(datasets.samples().get(id, labeled).labels())
                    .isNotEmpty()
                    .isEqualTo(before);
        }
    }

    @Test
    void labelInBatchesLabelsThemAll() {
        LabelInBatches.run(Map.of(), out);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("batch of 20 sent")
                .contains("50 of 50 samples labeled")
                .doesNotContain("refused");
    }
}
