package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An upload holds buffers, never parts: four of 16 MiB, three at a time, go out of a JVM with a heap of 20. */
class UploadMemoryTest {

    private static final long PART = 16L << 20;

    /** The other JVM. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            try (PowerdrillClient pd = PowerdrillClient.builder()
                    .endpoint(args[0])
                    .credentials(Credentials.apiKey(args[1]))
                    .userId(args[2])
                    .build()) {
                String dataset = pd.datasets().create(b -> b.name("large"));
                System.out.print(pd.dataSources()
                        .upload(dataset, Path.of(args[3]))
                        .await()
                        .size());
            }
        }
    }

    @Test
    @Timeout(120)
    void takesAsMuchAsItsBuffers(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4 * PART);
        }
        Path output = folder.resolve("output");
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .discardPowerdrillUploads(true)
                .powerdrillPartSize(PART)
                .pace(Duration.ZERO)
                .start()) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx20m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            cloud.powerdrillEndpoint(),
                            cloud.powerdrillApiKey(),
                            cloud.powerdrillUserId(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = child.waitFor(90, TimeUnit.SECONDS);
            child.destroyForcibly();

            assertThat(ended).isTrue();
            assertThat(output).content().isEqualTo(Long.toString(4 * PART));
            assertThat(cloud.requests("storagePutPart")).hasSize(4);
        }
    }
}
