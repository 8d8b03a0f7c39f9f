package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An emulator that works writes nothing to the log of a test, at the level that logs have by default. */
class QuietLogTest {

    @Test
    void startWorkAndStopLeaveNoLineInALogAtInfo() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
                "-cp",
                classPath(),
                Session.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).singleElement().asString().contains("logger at INFO");
    }

    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(name -> Objects.requireNonNullElse(System.getProperty(name), ""))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .distinct()
                .reduce(
                        Path.of("target", "test-classes").toString(),
                        (left, right) -> left + File.pathSeparator + right);
    }

    /** The program whose log is read. Its own line proves that the log is there. */
    static final class Session {

        public static void main(String[] arguments) {
            LoggerFactory.getLogger(Session.class).info("logger at INFO");
            try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
                    DatasetCloudEmulator other = cloud.newAccount()) {
                other.clients().datasets().list().forEach(dataset -> {});
                new RawHttpClient(cloud.modelArtsEndpoint()).get("/unknown");
            }
        }
    }
}
