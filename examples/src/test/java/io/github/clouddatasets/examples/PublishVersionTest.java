package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tour run again: by one process after the other, of which nothing is left but the service's state. */
class PublishVersionTest {

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    /** Work at this service takes some twenty looks of the program, and no time. */
    private final DatasetCloudEmulator emulator = DatasetCloudEmulator.builder()
            .clock(new TickingClock(Instant.now(), Duration.ofMillis(1)))
            .pace(Duration.ofMillis(60))
            .start();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @AfterEach
    void close() {
        emulator.close();
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void process(Time time) throws IOException {
        try (DatasetClient datasets = DatasetClient.builder()
                .endpoint(emulator.modelArtsEndpoint())
                .projectId(emulator.projectId())
                .accessKey(emulator.accessKey(), emulator.secretKey())
                .time(time)
                .build()) {
            new PublishVersion(datasets, emulator, LOOK_EVERY, out).run();
        }
    }

    private static ManualTime time() {
        return new ManualTime(Instant.now());
    }

    /** The time of a process that is killed as it waits for the work that this operation started. */
    private final class Killed extends Error implements Time {
        private static final long serialVersionUID = 1L;

        private final transient ManualTime time = time();
        private final String operation;

        Killed(String operation) {
            this.operation = operation;
        }

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (!emulator.requests(operation).isEmpty()) {
                throw this;
            }
            time.sleep(duration);
        }
    }

    private void assertEverythingWasStartedOnce() {
        assertThat(emulator.requests("createDataset")).hasSize(1);
        assertThat(emulator.requests("importTask")).hasSize(1);
        assertThat(emulator.requests("createDatasetVersion")).hasSize(1);
        assertThat(emulator.requests("createLabels")).hasSize(1);
        assertThat(text()).contains("tour is normal", "12 samples", "V001 /digits-bucket/tour/output/");
    }

    @Test
    void aSecondRunStartsNothingAgain() throws IOException {
        process(time());
        String first = text().substring(text().indexOf("V001"));
        bytes.reset();

        process(time());

        assertEverythingWasStartedOnce();
        assertThat(text()).contains("0 labeled").endsWith(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"createDataset", "syncDataSource", "importTask", "createDatasetVersion"})
    void aRunAfterAKillTakesUpTheWorkThatRuns(String operation) throws IOException {
        Killed kill = new Killed(operation);
        assertThatThrownBy(() -> process(kill)).isSameAs(kill);
        assertThat(emulator.requests(operation)).hasSize(1);

        process(time());

        assertEverythingWasStartedOnce();
    }

    @Test
    void aSyncThatRunsIsTakenUp() throws IOException {
        Killed kill = new Killed("syncDataSource");
        assertThatThrownBy(() -> process(kill)).isSameAs(kill);
        bytes.reset();

        process(time());

        assertThat(emulator.requests("syncDataSource"))
                .as("the second one is refused, since the first one runs")
                .hasSize(2);
        assertThat(text()).contains("the sync is COMPLETED");
    }
}
