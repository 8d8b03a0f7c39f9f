package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.sync.SyncClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadExportsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);

    private String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> list = Files.walk(folder)) {
            return list.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void downloadsAllNewExportsWithABarEach() throws Exception {
        int failed = DownloadExports.run(Map.of(), folder, out);

        assertThat(failed).as(text()).isZero();
        assertThat(files()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(file -> {
            assertThat(file).isNotEmptyFile();
            assertThat(text())
                    .contains("[########################] 100 % export "
                            + folder.relativize(file).getName(0));
        });
        assertThat(text()).contains(files().size() + " of " + files().size() + " exports are in " + folder);
    }

    /** A process that dies when it has said this. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private PrintStream dyingAt(String word) {
        return new PrintStream(text, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.contains(word)) {
                    throw new Killed();
                }
            }
        };
    }

    /** The service, whose work takes ten looks, and one process after the other that uses it. */
    private final class Site implements AutoCloseable {

        private final DatasetCloudEmulator emulator = DatasetCloudEmulator.builder()
                .clock(new TickingClock(Instant.now(), Duration.ofMillis(1)))
                .pace(Duration.ofMillis(60))
                .start();

        /** A new process: nothing is left of the one before but the service and the folder. */
        int process(PrintStream console) throws InterruptedException {
            try (SyncClient sync = SyncClient.builder()
                    .endpoint(emulator.idahEndpoint())
                    .apiKey(emulator.idahApiKey())
                    .time(new ManualTime(Instant.now()))
                    .build()) {
                DownloadExports.Order order =
                        new DownloadExports.Order(emulator.idahProjectId(), List.of(emulator.idahDatasetId()));
                return new DownloadExports(sync, order, folder, console).run();
            }
        }

        @Override
        public void close() {
            emulator.close();
        }
    }

    @Test
    void aSecondRunStartsNothingAndFetchesNothingAgain() throws Exception {
        try (Site site = new Site()) {
            assertThat(site.process(out)).as(text()).isZero();
            List<Path> first = files();
            int downloads = site.emulator.requests("downloadExport").size();
            text.reset();

            assertThat(site.process(out)).as(text()).isZero();

            assertThat(site.emulator.requests("createExport")).hasSize(1);
            assertThat(site.emulator.requests("downloadExport")).hasSize(downloads);
            assertThat(files()).isNotEmpty().containsExactlyInAnyOrderElementsOf(first);
            assertThat(text()).contains(" is there already").doesNotContain("is started", "%");
        }
    }

    @Test
    void aRunAfterAKillTakesUpTheExportThatRuns() throws Exception {
        try (Site site = new Site()) {
            assertThatThrownBy(() -> site.process(dyingAt("is started"))).isInstanceOf(Killed.class);
            assertThat(files()).isEmpty();
            text.reset();

            assertThat(site.process(out)).as(text()).isZero();

            assertThat(site.emulator.requests("createExport")).hasSize(1);
            assertThat(text()).contains("runs: waiting for it").doesNotContain("is started");
            assertThat(files()).isNotEmpty();
        }
    }

    @Test
    void aFileThatGotLostIsFetchedAgainFromTheSameExport() throws Exception {
        try (Site site = new Site()) {
            site.process(out);
            Path file = files().get(0);
            byte[] whole = Files.readAllBytes(file);
            Files.delete(file);

            assertThat(site.process(out)).as(text()).isZero();

            assertThat(site.emulator.requests("createExport")).hasSize(1);
            assertThat(file).hasBinaryContent(whole);
        }
    }
}
