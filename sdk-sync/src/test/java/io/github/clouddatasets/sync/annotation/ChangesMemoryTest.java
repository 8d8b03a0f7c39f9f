package io.github.clouddatasets.sync.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes are read in a heap that holds some pages of them. {@code -Dchanges.rows=1000000} reads a million. */
class ChangesMemoryTest {

    private static final int ROWS = Integer.getInteger("changes.rows", 200_000);

    private static Answer page(Request request) {
        boolean latest = request.parameters().contains("sort=-updated_at");
        int page = request.parameters().stream()
                .filter(parameter -> parameter.startsWith("page[number]="))
                .mapToInt(parameter -> Integer.parseInt(parameter.substring("page[number]=".length())))
                .findFirst()
                .orElse(1);
        StringBuilder rows = new StringBuilder("{\"data\":[");
        int from = (page - 1) * 1000;
        int to = latest ? from + 1 : Math.min(ROWS, from + 1000);
        for (int i = from; i < to; i++) {
            rows.append(i == from ? "" : ",").append(row(i));
        }
        return Answer.json(200, rows.append("]}").toString());
    }

    private static String row(int i) {
        return "{\"type\":\"dataset:annotations\",\"id\":\"0198f000-0000-7000-8000-" + (100_000_000_000L + i)
                + "\",\"attributes\":{\"entry_id\":\"0198f000-0000-7000-8000-0000000000e1\",\"dimensions\":{\"type\":"
                + "\"idah-image:bounding-box\",\"points\":[[0.1,0.2],[0.3,0.2],[0.3,0.4],[0.1,0.4]],\"angle\":0},"
                + "\"annotation\":{\"category\":\"c" + i % 7 + "\"},\"updated_at\":\"2026-08-12 09:30:00 +0000\"}}";
    }

    @Test
    @Timeout(300)
    void manyMoreChangesThanTheHeapHoldsAreRead(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("output");
        try (SyncServer server = new SyncServer()) {
            server.answering(ChangesMemoryTest::page);
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath(),
                            MillionAnnotations.class.getName(),
                            server.endpoint())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = child.waitFor(280, TimeUnit.SECONDS);
            child.destroyForcibly();

            assertThat(ended).as(Files.readString(output)).isTrue();
        }
        assertThat(Files.readString(output).lines().toList())
                .last()
                .asString()
                .matches("changes " + ROWS + " categories 7 position 21\\d{4}");
    }

    /** Everything on the class path, whether the tests run in a module or not. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                place(SyncClient.class).toString(),
                place(SyncClient.class).resolveSibling("test-classes").toString(),
                place(SdkException.class).toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
