package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that uses the SDK ends when its main method does, whether it closes its client or not. */
class ExitTest {

    /** The program. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            Api api = new TestClient(args[0]).open();
            System.out.println(api.async(
                            view -> view,
                            view -> view.call(Op.get("getThing", "/things/{id}", Object.class), TestClient.id()))
                    .join());
        }
    }

    @Test
    @Timeout(60)
    void unclosedClientDoesNotKeepTheProcessAlive(@TempDir Path folder) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath(),
                            Program.class.getName(),
                            server.url("/").toString())
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String answer = out.readLine();
                long answered = System.nanoTime();

                assertThat(answer)
                        .as("errors: %s", java.nio.file.Files.readString(folder.resolve("errors.txt")))
                        .isEqualTo("{id=t1}");
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answered))
                        .isLessThan(2000);
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** Everything on the class path, whether this test runs in a module or not. */
    private static String classPath() throws Exception {
        Path classes = Path.of(
                Api.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return String.join(
                File.pathSeparator,
                classes.toString(),
                classes.resolveSibling("test-classes").toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
    }
}
