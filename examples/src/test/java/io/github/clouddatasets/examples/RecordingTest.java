package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Records a run of {@link QuickStart} on the emulator. docs/quickstart.svg shows what the program prints today;
 * {@code -Drecording.write=true} records it anew.
 */
class RecordingTest {

    private static final Path PICTURE = Path.of("..", "docs", "quickstart.svg");

    @Test
    void thePictureShowsWhatQuickStartPrints() throws IOException {
        Recording recording = new Recording("./mvnw -q -pl examples -am compile exec:java");
        QuickStart.run(Map.of(), new PrintStream(recording, true, StandardCharsets.UTF_8));
        String svg = recording
                .svg()
                .replace(Path.of(System.getProperty("java.io.tmpdir")).toString(), "/tmp");

        if (Boolean.getBoolean("recording.write")) {
            Files.writeString(PICTURE, svg);
        }
        assertThat(Recording.lasting(svg))
                .contains("COMPLETED, 10 added, 60 in all", "V004 is normal", "3 synched")
                .isEqualTo(Recording.lasting(Files.readString(PICTURE)));
    }
}
