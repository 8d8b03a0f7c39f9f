package io.github.clouddatasets.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in a process of its own. */
@Timeout(120)
class CtrlCTest {

    private static final long TWENTY_GIB = 20L << 30;
    private static final Path STATUS = Path.of("/proc/self/status");

    @TempDir
    private Path folder;

    private Path out;

    private final SetClock clock = new SetClock();
    private final DatasetCloudEmulator emulator = DatasetCloudEmulator.builder()
            .clock(clock)
            .pace(Duration.ofHours(1))
            .start();

    /** The emulator's clock, which goes on when the test says so. */
    private static final class SetClock extends Clock {

        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Started by {@code nohup} or in the background of a script, a process and its children ignore Ctrl-C. */
    @BeforeEach
    void interruptsAreNotIgnored(@TempDir Path printed) throws IOException {
        out = printed.resolve("stdout");
        assumeTrue(Files.exists(STATUS));
        String ignored = Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0")
                .substring("SigIgn:".length())
                .strip();
        assumeTrue((Long.parseUnsignedLong(ignored, 16) & 2) == 0);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aDownloadLeavesNothingBehindAndSaysHowToGoOn() throws Exception {
        String id = emulator.addIdahExport(TWENTY_GIB, 1);
        String[] command = {"idah", "exports", "download", id, "--real", "-o", folder.toString()};
        try (ChildProcess child = ChildProcess.start(emulator, out, command)) {
            child.awaitLine("download " + id);
            child.interrupt();

            assertThat(child.end()).as(child.said()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(child.said())
                    .contains("interrupted", "cds idah exports download " + id + " --real")
                    .doesNotContain("\tat ", emulator.idahApiKey());
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aWaitNamesTheCommandThatTakesItUpAgain() throws Exception {
        String advice;
        String[] create = {
            "idah",
            "exports",
            "create",
            "--real",
            "--project",
            emulator.idahProjectId(),
            "--dataset",
            emulator.idahDatasetId()
        };
        try (ChildProcess child = ChildProcess.start(emulator, out, create)) {
            child.awaitLine("export ");
            child.interrupt();
            advice = child.awaitLine("to take it up again: cds ");
            assertThat(child.end()).as(child.said()).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(child.said())
                    .contains("will export datasets", "IDAH_API_KEY")
                    .doesNotContain("\tat ");
        }
        clock.now = clock.now.plus(Duration.ofDays(1));

        String[] resume = advice.substring("to take it up again: cds ".length()).split(" ");
        try (ChildProcess child = ChildProcess.start(emulator, out, resume)) {
            assertThat(child.end()).as(child.said()).isZero();
        }
        assertThat(emulator.requests("createExport")).hasSize(1);
    }

    @Test
    void aWaitWhoseTimeIsUpNamesTheCommandToo() throws Exception {
        String[] create = {
            "idah",
            "exports",
            "create",
            "--real",
            "--timeout",
            "PT0.01S",
            "--project",
            emulator.idahProjectId(),
            "--dataset",
            emulator.idahDatasetId()
        };
        try (ChildProcess child = ChildProcess.start(emulator, out, create)) {
            assertThat(child.end()).as(child.said()).isEqualTo(ExitCode.NOT_CONNECTED);
            assertThat(child.said()).contains("to take it up again: cds idah exports create --resume ");
        }
    }
}
