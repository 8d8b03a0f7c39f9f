package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient;
import io.github.clouddatasets.emulator.option.IdahUpstream;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
    void allServicesAreOnASharedPortIfTheCallerAsksForOne() {
        try (DatasetCloudEmulator cloud =
                DatasetCloudEmulator.builder().sharedPort(0).start()) {
            URI modelArts = URI.create(cloud.modelArtsEndpoint());
            String origin = "http://127.0.0.1:" + modelArts.getPort();

            assertThat(modelArts).hasToString(origin + "/modelarts");
            assertThat(cloud.iamEndpoint()).isEqualTo(origin + "/iam");
            assertThat(cloud.powerdrillEndpoint()).isEqualTo(origin + "/powerdrill/api");
            assertThat(cloud.powerdrillStorageEndpoint()).isEqualTo(origin + "/powerdrill-storage");
            assertThat(cloud.idahEndpoint()).isEqualTo(origin + "/idah/api/v1");
            assertThat(new RawHttpClient(origin)
                            .get("/health")
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("UP");
        }
    }

    @Test
    void impossiblePlacesAreRefused() {
        DatasetCloudEmulator.Builder settings = DatasetCloudEmulator.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.sharedPort(65_536))
                .withMessage("port must be between 0 and 65535: 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.sharedPort(" ", 0))
                .withMessage("host must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.publicUrl("https://emulator.example/path"))
                .withMessageStartingWith("origin must be http:// or https://");
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
    void severalEmulatorsRunSideBySide() {
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
    void anOpenEmulatorDoesNotKeepTheProgramAlive() {
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
    void theEmulatorPrintsNothing() {
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
    void theInputCanBeAFolderOfTheCaller(@TempDir Path folder) throws IOException {
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
    void theTextOfAnEmulatorNamesItsEndpointsAndNoSecret() {
        DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
        String open;
        try (cloud) {
            open = cloud.toString();
            assertThat(open)
                    .startsWith("DatasetCloudEmulator[")
                    .contains(
                            cloud.modelArtsEndpoint(),
                            cloud.iamEndpoint(),
                            cloud.powerdrillEndpoint(),
                            cloud.powerdrillStorageEndpoint(),
                            cloud.idahEndpoint())
                    .doesNotContain(
                            cloud.secretKey(),
                            cloud.token(),
                            cloud.iamPassword(),
                            cloud.powerdrillApiKey(),
                            cloud.idahApiKey(),
                            cloud.idahPassword());
        }
        assertThat(cloud.toString()).isEqualTo(open.replace("]", ", closed]"));
    }

    @Test
    void aWrongArgumentIsNamedInTheRefusal() {
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.pace(Duration.ofMillis(-1)))
                .withMessage("pace must not be negative: PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.powerdrillPartSize(0))
                .withMessage("bytes must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.powerdrillJobQuota(-1))
                .withMessage("jobs must not be negative: -1");
        try (DatasetCloudEmulator cloud = builder.start()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cloud.addIdahExport(-1, 1))
                    .withMessage("size must not be negative: -1");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // The point of the test.
    void nullIsRefusedByTheNameOfItsArgument() {
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder();
        refusesNull("folder", () -> builder.input(null));
        refusesNull("folder", () -> builder.workDirectory(null));
        refusesNull("clock", () -> builder.clock(null));
        refusesNull("pace", () -> builder.pace(null));
        refusesNull("unit", () -> builder.offsetUnit(null));
        try (DatasetCloudEmulator cloud = builder.start()) {
            refusesNull("objectPath", () -> cloud.file(null));
            refusesNull("role", () -> cloud.idahToken(null));
            refusesNull("role", () -> cloud.idahEmail(null));
            refusesNull("stopped", () -> cloud.faults().idahOutage((IdahUpstream[]) null));
            refusesNull("stopped", () -> cloud.faults().idahOutage(IdahUpstream.SYNC, null));
            refusesNull("operationId", () -> cloud.requests(null));
        }
    }

    private static void refusesNull(String argument, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(argument + " must not be null");
    }

    @Test
    void pathsThatLeadOutOfABucketAreRefused() {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            assertThatThrownBy(() -> cloud.file("relative")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> cloud.file("/bucket/../../etc/passwd"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> cloud.file("/digits-bucket/input/../../x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aMissingInputFolderIsRefused() {
        DatasetCloudEmulator.Builder builder = DatasetCloudEmulator.builder().input(Path.of("does-not-exist"));
        assertThatThrownBy(builder::start).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theJarContainsEveryDigit() throws IOException {
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
