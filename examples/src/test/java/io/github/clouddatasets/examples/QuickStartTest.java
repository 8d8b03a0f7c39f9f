package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickStartTest {

    @Test
    void tellsTheWholeMainJob() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        QuickStart.run(Map.of(), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("embedded emulator")
                .contains("digits                 image classification   50 samples")
                .contains("COMPLETED, 10 added, 60 in all")
                .contains("V004 is normal")
                .contains("V004/V004.manifest")
                .contains("a real file of 60 lines")
                .contains("SUCCESSED  60 samples")
                .contains("idah-export-")
                .contains("3 synched, 0 in progress, 0 invalid: ready")
                .containsPattern("trace [0-9a-f]{32}, request \\w+ \\(v2GetDatasetStatus\\)");
    }

    /** An account for one service is enough: the others are left out with a line each. */
    @Test
    void whatIsMissingIsNamedInOneLine() {
        IllegalStateException missing = catchThrowableOfType(
                IllegalStateException.class,
                () -> QuickStart.run(Map.of("IDAH_PROJECT_ID", "p1", "IDAH_DATASET_IDS", " "), System.out));
        assertThat(Ending.line(missing))
                .isEqualTo("the environment variable IDAH_DATASET_IDS is not set (see docs/real-services.md)");
        assertThat(Ending.line(new IllegalStateException("tried\n  this\n  that")))
                .isEqualTo("tried; this; that");
        assertThatThrownBy(() -> QuickStart.run(Map.of("POWERDRILL_DATASET_ID", "d1"), System.out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POWERDRILL_API_KEY");
        assertThat(Cloud.fromEnvironment(Map.of("MODELARTS_DATASET_ID", "  ")))
                .satisfies(cloud -> assertThat(cloud.emulator()).isNotNull())
                .satisfies(Cloud::close);
    }

    @Test
    void namesTheVariableThatIsMissingForTheRealServices() {
        assertThatThrownBy(() -> QuickStart.run(Map.of("MODELARTS_DATASET_ID", "x"), System.out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HUAWEICLOUD_SDK_AK");
    }
}
