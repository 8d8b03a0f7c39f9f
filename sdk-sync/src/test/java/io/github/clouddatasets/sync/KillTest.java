package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads in processes of their own: killed at any byte, two at once, in a small heap. {@code scripts/kill-download.sh}
 * runs a hundred tries, {@code -Ddownload.megabytes=2048} downloads two gigabytes.
 */
@Timeout(600)
class KillTest {

    private static final int TRIES = Integer.getInteger("kill.tries", 10);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final long MEGABYTES = Long.getLong("download.megabytes", 256);

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void killedAtAnyByteAndRunAgainTheFileIsWhole() throws Exception {
        Random random = new Random(SEED);
        long length = 8 * 1024 * 1024 + 13;
        Path errors = elsewhere.resolve("errors.txt");
        int leftBehind = 0;
        try (GeneratedFile generated = new GeneratedFile(length)) {
            for (int i = 0; i < TRIES; i++) {
                String what = "try " + i + " of seed " + SEED;
                Path target = folder.resolve("generated-" + i + ".upd");
                AtomicReference<Process> process = new AtomicReference<>();
                CountDownLatch started = new CountDownLatch(1);
                generated.interruptAfter(1 + (long) (random.nextDouble() * (length - 1)), () -> {
                    try {
                        started.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    process.get().destroyForcibly(); // kill -9
                });
                process.set(DownloadProgram.start(generated.endpoint(), target, errors));
                started.countDown();

                int exit = process.get().waitFor();

                assertThat(Files.readString(errors)).as(what).doesNotContain("Exception in thread");
                assertThat(exit).as(what).isIn(0, 137);
                if (Files.exists(target)) {
                    assertThat(generated.isIn(target)).as(what).isTrue();
                }
                leftBehind += files().stream().anyMatch(name -> name.endsWith(".part")) ? 1 : 0;
                try (SyncClient again = SyncClient.builder()
                        .endpoint(generated.endpoint())
                        .credentials(Credentials.bearer(SyncServer.TOKEN))
                        .build()) {
                    again.exports().download("1", target);
                }
                assertThat(generated.isIn(target)).as(what).isTrue();
                assertThat(files()).as(what).containsExactly(String.valueOf(target.getFileName()));
                Files.delete(target);
            }
        }
        assertThat(leftBehind)
                .as("kills in the middle of a download, seed " + SEED)
                .isPositive();
    }

    @Test
    void twoProcessesOnTheSameFileDoNotMix() throws Exception {
        Path target = folder.resolve("generated.upd");
        try (GeneratedFile generated = new GeneratedFile(32 * 1024 * 1024 + 7)) {
            Process first = DownloadProgram.start(generated.endpoint(), target, elsewhere.resolve("1.txt"));
            Process second = DownloadProgram.start(generated.endpoint(), target, elsewhere.resolve("2.txt"));

            assertThat(first.waitFor())
                    .as(Files.readString(elsewhere.resolve("1.txt")))
                    .isZero();
            assertThat(second.waitFor())
                    .as(Files.readString(elsewhere.resolve("2.txt")))
                    .isZero();
            assertThat(generated.isIn(target)).isTrue();
        }
        assertThat(files()).containsExactly("generated.upd");
    }

    @Test
    void aLargeFilePassesThroughASmallHeap() throws Exception {
        Path errors = elsewhere.resolve("errors.txt");
        try (GeneratedFile generated = new GeneratedFile(MEGABYTES * 1024 * 1024 + 1)) {
            Process process = DownloadProgram.start(generated.endpoint(), folder, errors, "-Xmx32m");

            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            assertThat(generated.isIn(folder.resolve("generated.upd"))).isTrue();
        }
    }
}
