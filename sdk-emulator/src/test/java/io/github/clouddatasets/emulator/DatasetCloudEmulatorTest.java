package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient;
import io.github.clouddatasets.emulator.store.PackagedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCloudEmulatorTest {

    @Test
    void eachServiceHasAnOriginOfItsOwn() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            List<URI> endpoints = Stream.of(cloud.modelArtsEndpoint(), cloud.powerdrillEndpoint(), cloud.idahEndpoint())
                    .map(URI::create)
                    .toList();
            assertThat(endpoints).extracting(URI::getHost).containsOnly("127.0.0.1");
            assertThat(endpoints).extracting(URI::getPort).doesNotHaveDuplicates();
            assertThat(endpoints).extracting(URI::getPath).containsExactly("", "/api", "/api/v1");
        }
    }

    @Test
    void closingTwiceFreesThePortsOnce() throws IOException {
        DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
        int port = URI.create(cloud.idahEndpoint()).getPort();
        Path input = cloud.input();
        assertThat(input).isDirectory();
        cloud.close();
        cloud.close();
        assertThat(input).doesNotExist();
        try (ServerSocket socket = new ServerSocket(port)) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void severalRunSideBySide() {
        try (DatasetCloudEmulator one =
                        DatasetCloudEmulator.builder().pace(Duration.ZERO).start();
                DatasetCloudEmulator two = DatasetCloudEmulator.start()) {
            ModelArtsTestClient first = new ModelArtsTestClient(one);
            ModelArtsTestClient second = new ModelArtsTestClient(two);
            first.send(first.http(), "POST", "/sync-data", "");
            assertThat(first.get("").path("total_sample_count").asInt()).isEqualTo(60);
            assertThat(second.get("").path("total_sample_count").asInt()).isEqualTo(50);
            assertThat(one.datasetId()).isEqualTo(two.datasetId());
        }
    }

    @Test
    void doesNotKeepTheProgramAlive() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            new RawHttpClient(cloud.modelArtsEndpoint()).get("/");
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void printsNothing() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            DatasetCloudEmulator.start().close();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void takesAFolderOfTheCaller(@TempDir Path folder) throws IOException {
        Path label = Files.createDirectories(folder.resolve("in/cat"));
        for (int i = 0; i < 12; i++) {
            Files.write(label.resolve("cat-" + i + ".jpg"), new byte[] {(byte) i});
        }
        Path work = folder.resolve("work");
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .input(folder.resolve("in"))
                .workDirectory(work)
                .start()) {
            assertThat(cloud.input()).isEqualTo(folder.resolve("in"));
            assertThat(new ModelArtsTestClient(cloud)
                            .get("")
                            .path("total_sample_count")
                            .asInt())
                    .isEqualTo(2);
            assertThat(cloud.file("/digits-bucket/input/cat/cat-0.jpg")).isRegularFile();
            assertThat(cloud.file("s3://other/key")).isEqualTo(work.resolve("other/key"));
        }
        assertThat(folder.resolve("in/cat/cat-0.jpg")).exists();
        assertThat(work).isNotEmptyDirectory();
    }

    @Test
    void refusesPathsThatLeadOut() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            assertThatThrownBy(() -> cloud.file("relative")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> cloud.file("/bucket/../../etc/passwd"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> cloud.file("/digits-bucket/input/../../x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesToStartOnAFolderThatIsNotThere() {
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder().input(Path.of("does-not-exist"));
        assertThatThrownBy(builder::start).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void packsEveryDigit() throws IOException {
        Path data = Path.of(Objects.requireNonNullElse(System.getProperty("basedir"), "."))
                .resolve("../data/digits");
        try (Stream<Path> files = Files.walk(data)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            assertThat(new PackagedFile("digits.index").lines()).isEqualTo(names);
        }
    }
}
