package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        return from.download(TestClient.CONTENT, TestClient.id(), TestClient.to(target), told::add);
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
            assertThat(raw.count()).isBetween(8, 40);
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

    @Test
    void refusedDownloadIsTriedForAsLongAsThePatienceLasts() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse().setResponseCode(503);
            }
        });

        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> download(api, folder.resolve("a.bin")));
        assertThat(server.getRequestCount()).isBetween(8, 40);
        assertThat(client.clock.now()).isBetween(TestClient.START.plusSeconds(90), TestClient.START.plusSeconds(120));
        assertThat(files()).isEmpty();
    }

    static Stream<Named<Boolean>> services() {
        return Stream.of(Named.of("with ranges", true), Named.of("without ranges", false));
    }

    /** The service goes away in the middle of the bytes, and comes back after a minute. */
    private Path throughAnOutage(boolean ranges, RawServer.Answer outage, UnaryOperator<OkHttpClient.Builder> way)
            throws IOException {
        String tag = ranges ? "Accept-Ranges: bytes\r\nETag: \"v1\"\r\n" : "";
        String head = "HTTP/1.1 200 OK\r\n" + tag + "Content-Length: " + CONTENT.length() + "\r\n\r\n";
        TestClient patient = client;
        try (RawServer raw = new RawServer()) {
            raw.answers(RawServer.Answer.closing(head + CONTENT.substring(0, 100_000)));
            raw.answering(request -> {
                if (patient.clock.now().isBefore(TestClient.START.plusSeconds(60))) {
                    return outage;
                }
                String range = request.header("Range");
                if (range == null) {
                    return RawServer.Answer.closing(head + CONTENT);
                }
                int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                return RawServer.Answer.closing(
                        "HTTP/1.1 206 Partial Content\r\n" + tag + "Content-Range: bytes " + start
                                + "-" + (CONTENT.length() - 1) + "/" + CONTENT.length() + "\r\nContent-Length: "
                                + (CONTENT.length() - start) + "\r\n\r\n" + CONTENT.substring(start));
            });
            try (Api other = patient.endpoint(raw.address())
                    .transport(OkHttpTransport.tuned(way))
                    .open()) {
                Path file = download(other, folder.resolve("a.bin"));
                long asked = raw.requests().stream()
                        .filter(request -> request.header("Range") != null)
                        .count();
                assertThat(asked > 0).isEqualTo(ranges);
                return file;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void aDownloadGoesOnAfterAMinuteOfABrokenProxy(boolean ranges) throws IOException {
        assertThat(throughAnOutage(ranges, RawServer.Answer.json(502, "<html>bad gateway</html>"), http -> http))
                .hasContent(CONTENT);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aDownloadGoesOnAfterAMinuteOfResets(boolean ranges) throws IOException {
        assertThat(throughAnOutage(ranges, RawServer.Answer.reset(""), http -> http))
                .hasContent(CONTENT);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aDownloadGoesOnAfterAMinuteOfRefusedConnections(boolean ranges) throws IOException {
        SocketAddress nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalSocketAddress();
        }
        ManualTime clock = client.clock;
        AtomicInteger connections = new AtomicInteger();
        Detour detour = new Detour(
                () -> connections.getAndIncrement() > 0 && clock.now().isBefore(TestClient.START.plusSeconds(60)),
                nobody);
        assertThat(throughAnOutage(ranges, RawServer.Answer.reset(""), http -> http.socketFactory(detour)))
                .hasContent(CONTENT);
    }

    @Test
    void aDownloadThatBreaksOftenGoesOnWhileNewBytesCome() throws IOException {
        String tag = "Accept-Ranges: bytes\r\nETag: \"v1\"\r\n";
        try (RawServer raw = new RawServer();
                Api other = new TestClient(raw.address()).open()) {
            raw.answering(request -> {
                String range = request.header("Range");
                int start =
                        range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                String some = CONTENT.substring(start, Math.min(CONTENT.length(), start + 10_000));
                return RawServer.Answer.closing((range == null ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 P\r\n") + tag
                        + "Content-Range: bytes " + start + "-319999/320000\r\nContent-Length: "
                        + (CONTENT.length() - start) + "\r\n\r\n" + some);
            });
            assertThat(download(other, folder.resolve("a.bin"))).hasContent(CONTENT);
            assertThat(raw.count()).isEqualTo(32);
        }
    }

    /** Without ranges each try starts from zero, and brings a little more than the one before. */
    @Test
    void aServerWithoutRangesThatBreaksOftenIsTriedWhileNewBytesComeWithShortWaits() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        TestClient patient = new TestClient("http://unused.example");
        try (RawServer raw = new RawServer()) {
            raw.answering(request -> RawServer.Answer.closing("HTTP/1.1 200 OK\r\nContent-Length: " + CONTENT.length()
                    + "\r\n\r\n"
                    + CONTENT.substring(0, Math.min(CONTENT.length(), tries.incrementAndGet() * 10_000))));
            try (Api other = patient.endpoint(raw.address()).open()) {
                assertThat(download(other, folder.resolve("a.bin"))).hasContent(CONTENT);
            }
            assertThat(raw.count()).isEqualTo(32);
        }
        assertThat(patient.clock.now()).isBefore(TestClient.START.plusSeconds(7));
    }

    @Test
    void aServerThatAlwaysBreaksAtTheSameByteIsGivenUpByPatienceNotByACount() throws IOException {
        TestClient patient = new TestClient("http://unused.example");
        try (RawServer raw = new RawServer(CUT);
                Api other = patient.endpoint(raw.address()).open()) {
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> download(other, folder.resolve("a.bin")));
        }
        assertThat(patient.clock.now()).isBetween(TestClient.START.plusSeconds(90), TestClient.START.plusSeconds(120));
        assertThat(files()).isEmpty();
    }

    @Test
    void aWebPageIsNotTheFile() throws IOException {
        server.enqueue(new MockResponse()
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .setBody("<html>login"));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> download(api, folder.resolve("a.bin")))
                .withMessageContaining("a web page (text/html) instead of the file")
                .satisfies(page -> assertThat(page.body()).isEqualTo("<html>login"));
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatIsAWebPageComesWithItsName() {
        server.enqueue(new MockResponse()
                .setHeader("Content-Type", "text/html")
                .setHeader("Content-Disposition", "attachment; filename=report.html")
                .setBody("<html>"));

        assertThat(download(api, folder)).hasFileName("report.html").hasContent("<html>");
    }

    @Test
    void anAnswerWithoutAFilesNameMustHaveTheRecordsSize() throws IOException {
        server.enqueue(new MockResponse().setBody("please log in"));
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(api.download(
                        TestClient.CONTENT,
                        TestClient.id(),
                        TestClient.to(folder.resolve("a.bin")),
                        told::add,
                        () -> 320_000))
                .hasContent(CONTENT);
    }

    private static Buffer gzipped(String text) throws IOException {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(text);
        }
        return packed;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAProxyHasPackedIsUnpacked(boolean chunked) throws IOException {
        for (int i = 0; i < 2; i++) {
            MockResponse packed = new MockResponse();
            if (chunked) {
                packed.setChunkedBody(gzipped("hello,world"), 7);
            } else {
                packed.setBody(gzipped("hello,world"));
            }
            server.enqueue(packed.setHeader("Content-Encoding", "gzip")
                    .setHeader("Content-Disposition", "attachment;filename=a.csv"));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Path file = api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(folder), told::add, () -> 11);
        long count = api.download(TestClient.CONTENT, TestClient.id(), out, told::add, () -> 11);

        assertThat(file).hasFileName("a.csv").hasContent("hello,world");
        assertThat(count).isEqualTo(11);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("hello,world");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, br"})
    void anUnknownPackingIsNamed(String encoding) throws IOException {
        server.enqueue(
                new MockResponse().setHeader("Content-Encoding", encoding).setBody("packed"));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> download(api, folder.resolve("a.bin")))
                .withMessageContaining("a body packed as " + encoding);
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

        api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(file), progress -> {
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
                .isThrownBy(() -> api.download(
                        TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("a.bin")), progress -> {
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
