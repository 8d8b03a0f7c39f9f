package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
    void labelInBatchesLabelsThemAll() {
        LabelInBatches.run(Map.of(), out);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("batch of 20 sent")
                .contains("50 of 50 samples labeled")
                .doesNotContain("refused");
    }
}
