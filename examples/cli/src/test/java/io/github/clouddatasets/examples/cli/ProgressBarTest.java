package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Progress;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String drawn(boolean terminal, Progress... steps) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Surroundings around =
                new Surroundings(Map.of(), InputStream.nullInputStream(), stream, stream, terminal, new Interruption());
        try (ProgressBar bar = new ProgressBar(around, "export 7")) {
            for (Progress step : steps) {
                bar.accept(step);
            }
        }
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Progress step(String state, long done, long seconds) {
        return new Progress(state, done, 1000L, null, Duration.ofSeconds(seconds));
    }

    @Test
    void aLogGetsALineForEachQuarterAndState() {
        Progress[] steps = new Progress[1001];
        for (int i = 0; i <= 1000; i++) {
            steps[i] = step(i == 1000 ? "completed" : "running", i, 0);
        }

        String text = drawn(false, steps);

        assertThat(text.lines()).hasSize(5).last().asString().contains("100 % completed");
        assertThat(text).doesNotContain("\r");
    }

    @Test
    void aLogGetsALineAfterHalfAMinuteWithoutNews() {
        assertThat(drawn(false, step("running", 1, 0), step("running", 1, 29), step("running", 1, 30))
                        .lines())
                .hasSize(2);
    }

    @Test
    void aTerminalGetsOneLineThatIsDrawnOver() {
        String text = drawn(true, step("running", 1, 0), step("running", 500, 1), step("ok", 1000, 2));

        assertThat(text).endsWith(System.lineSeparator());
        assertThat(text.strip().lines()) // a carriage return ends a line, too
                .hasSize(3)
                .last()
                .asString()
                .contains("[########################] 100 % ok");
        assertThat(text).containsOnlyOnce(System.lineSeparator());
    }
}
