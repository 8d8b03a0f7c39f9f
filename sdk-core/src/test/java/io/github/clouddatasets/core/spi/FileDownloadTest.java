package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileDownloadTest {

    private static final String CONTENT = "content ".repeat(40_000);
    private static final RawServer.Answer CUT = RawServer.Answer.closing(
            "HTTP/1.1 200 OK\r\nContent-Length: 320000\r\n\r\n" + CONTENT.substring(0, 200_000));
    private static final RawServer.Answer WHOLE = RawServer.Answer.closing(
            "HTTP/1.1 200 OK\r\nContent-Length: 320000\r\nConnection: close\r\n\r\n" + CONTENT);

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString());
    private final Api api = client.open();
    private final List<Progress> told = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private Path download(Api from, Path target) {
        return from.download(TestClient.CONTENT, TestClient.id(), target, told::add);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void fileHoldsTheBytesAndNothingElseIsLeft() throws IOException {
        server.enqueue(new MockResponse().setBody(CONTENT));

        Path file = download(api, folder.resolve("a.bin"));

        assertThat(file).isEqualTo(folder.resolve("a.bin")).hasContent(CONTENT);
        assertThat(files()).containsExactly("a.bin");
    }

    @Test
    void emptyContentMakesAnEmptyFile() {
        server.enqueue(new MockResponse().setBody(""));

        assertThat(download(api, folder.resolve("a.bin"))).isEmptyFile();
    }

    @Test
    void intoAFolderTheServiceGivesTheName() throws IOException {
        server.enqueue(new MockResponse()
                .setHeader("Content-Disposition", "attachment; filename=\"../export.zip\"")
                .setBody(CONTENT));

        assertThat(download(api, folder)).isEqualTo(folder.resolve("export.zip"));
        assertThat(files()).containsExactly("export.zip");
    }

    @Test
    void contentWithoutLengthIsTaken() {
        server.enqueue(new MockResponse().setChunkedBody(CONTENT, 10_000));

        assertThat(download(api, folder.resolve("a.bin"))).hasContent(CONTENT);
        assertThat(told.get(0).total()).isNull();
    }

    @Test
    void brokenDownloadStartsFromZero() throws IOException {
        try (RawServer raw = new RawServer(CUT, WHOLE);
                Api other = new TestClient(raw.address()).open()) {
            assertThat(download(other, folder.resolve("a.bin"))).hasContent(CONTENT);
            assertThat(raw.count()).isEqualTo(2);
        }
        assertThat(files()).containsExactly("a.bin");
    }

    @Test
    void downloadThatBreaksAlwaysLeavesNothingBehind() throws IOException {
        try (RawServer raw = new RawServer(CUT);
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> download(other, folder.resolve("a.bin")));
            assertThat(raw.count()).isEqualTo(3);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void attemptsOfTheViewCount() throws IOException {
        try (RawServer raw = new RawServer(CUT);
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> download(other.with(o -> o.maxAttempts(1)), folder.resolve("a.bin")));
            assertThat(raw.count()).isEqualTo(1);
        }
    }

    @Test
    void chunkedDownloadThatBreaksLeavesNothingBehind() throws IOException {
        try (RawServer raw = new RawServer(RawServer.Answer.closing(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\ncontent\r\n"));
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> download(other, folder.resolve("a.bin")));
        }
        assertThat(files()).isEmpty();
    }

    /** The call's retries and the download's do not multiply. */
    @Test
    void refusedDownloadIsTriedAsOftenAsAnyCall() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse().setResponseCode(503);
            }
        });

        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> download(api, folder.resolve("a.bin")));
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(files()).isEmpty();
    }

    @Test
    void existingFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "old");
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(download(api, file)).hasContent(CONTENT);
    }

    @Test
    void existingFileStaysIfTheDownloadFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "old");
        try (RawServer raw = new RawServer(CUT);
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class).isThrownBy(() -> download(other, file));
        }

        assertThat(file).hasContent("old");
        assertThat(files()).containsExactly("a.bin");
    }

    @Test
    void existingFileStaysIfTheServiceRefuses() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "old");
        server.enqueue(new MockResponse().setResponseCode(404));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> download(api, file));
        assertThat(file).hasContent("old");
    }

    @Test
    void existingFileStaysAsItIsUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a.bin"), "old");
        server.enqueue(new MockResponse().setBody(CONTENT));
        List<String> seen = new ArrayList<>();

        api.download(TestClient.CONTENT, TestClient.id(), file, progress -> {
            try {
                seen.add(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(seen).isNotEmpty().containsOnly("old");
    }

    @Test
    void listenerThatThrowsLeavesNothingBehind() throws IOException {
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(
                        () -> api.download(TestClient.CONTENT, TestClient.id(), folder.resolve("a.bin"), progress -> {
                            throw new ArithmeticException("mine");
                        }));
        assertThat(files()).isEmpty();
    }

    @Test
    void missingFolderIsNamed() {
        Path target = folder.resolve("missing").resolve("a.bin");
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> download(api, target))
                .withMessage("the folder of " + target + " does not exist");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** A file where the folder should be: unlike a permission, this stops even root. */
    @Test
    void folderThatCannotBeWrittenToIsNamed() throws IOException {
        Path target = Files.writeString(folder.resolve("file"), "").resolve("a.bin");
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> download(api, target))
                .withMessageStartingWith("the download cannot be written to " + target + ": ");
    }

    @Test
    void progressOnlyGrowsAndEndsAtTheTotal() {
        server.enqueue(new MockResponse().setBody(CONTENT));

        download(api, folder.resolve("a.bin"));

        assertThat(told)
                .isSortedAccordingTo(Comparator.comparing(progress -> Objects.requireNonNull(progress.done())))
                .allSatisfy(progress -> assertThat(progress.total()).isEqualTo(320_000));
        assertThat(told.get(told.size() - 1).done()).isEqualTo(320_000);
        assertThat(told.get(told.size() - 1).fraction()).hasValue(1);
    }

    @Test
    void streamGetsTheBytesAndStaysOpen() {
        server.enqueue(new MockResponse().setBody(CONTENT));
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        long count = api.download(TestClient.CONTENT, TestClient.id(), out, told::add);

        assertThat(count).isEqualTo(320_000);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(CONTENT);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void streamIsNotWrittenTwice() throws IOException {
        try (RawServer raw = new RawServer(CUT, WHOLE);
                Api other = new TestClient(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> other.download(
                            TestClient.CONTENT, TestClient.id(), OutputStream.nullOutputStream(), told::add));
            assertThat(raw.count()).isEqualTo(1);
        }
    }

    @Test
    void streamThatFailsSaysSo() {
        server.enqueue(new MockResponse().setBody(CONTENT));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> api.download(TestClient.CONTENT, TestClient.id(), full, told::add))
                .withMessage("the download cannot be written: disk full");
    }
}
