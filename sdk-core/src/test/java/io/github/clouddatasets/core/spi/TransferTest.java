package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.spi.file.PartFile;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a download on a bad link, a full disk, or when it is no longer wanted. */
@Timeout(60)
class TransferTest {

    private static final String CONTENT = "content ".repeat(40_000);
    private static final String OTHER = "another!".repeat(40_000);

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Api api = new TestClient(server.url("/").toString()).open();

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private Path download() {
        return api.download(
                TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("a.bin")), progress -> {});
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private List<String> headers(String name) throws InterruptedException {
        List<String> values = new ArrayList<>();
        for (int i = server.getRequestCount(); i > 0; i--) {
            values.add(String.valueOf(server.takeRequest().getHeader(name)));
        }
        return values;
    }

    private static MockResponse cut(String... headers) {
        MockResponse half =
                new MockResponse().setBody(CONTENT).setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
        for (String header : headers) {
            half.addHeader(header);
        }
        return half;
    }

    /** The first answer is cut, later ones hold what is asked for. */
    private void serveRanges(String... headers) {
        AtomicInteger requests = new AtomicInteger();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (requests.getAndIncrement() == 0) {
                    return cut(headers);
                }
                String range = request.getHeader("Range");
                if (range == null) {
                    return new MockResponse().setBody(CONTENT);
                }
                int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                return new MockResponse()
                        .setResponseCode(206)
                        .addHeader("Content-Range", "bytes " + start + "-319999/320000")
                        .addHeader(headers[1].split(": ", 2)[0], headers[1].split(": ", 2)[1])
                        .setBody(CONTENT.substring(start));
            }
        });
    }

    @Test
    void goesOnWhereItBrokeIfTheServerOffersRangesAndATag() throws Exception {
        serveRanges("Accept-Ranges: bytes", "ETag: \"v1\"");

        assertThat(download()).hasContent(CONTENT);

        assertThat(files()).containsExactly("a.bin");
        RecordedRequest first = server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(first.getHeader("Range")).isNull();
        assertThat(second.getHeader("Range")).matches("bytes=[1-9][0-9]{3,}-");
        assertThat(second.getHeader("If-Range")).isEqualTo("\"v1\"");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void goesOnWithATimeOfChangeThatIsLongPast() throws Exception {
        serveRanges(
                "Accept-Ranges: bytes",
                "Last-Modified: Tue, 02 Jan 2024 03:03:05 GMT",
                "Date: Tue, 02 Jan 2024 03:04:05 GMT");

        assertThat(download()).hasContent(CONTENT);

        assertThat(headers("If-Range")).containsExactly("null", "Tue, 02 Jan 2024 03:03:05 GMT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ETag: "v1"                                   | X: y
            Accept-Ranges: bytes                         | X: y
            Accept-Ranges: none                          | ETag: "v1"
            Accept-Ranges: bytes                         | ETag: W/"v1"
            Accept-Ranges: bytes                         | Last-Modified: Tue, 02 Jan 2024 03:04:05 GMT
            Accept-Ranges: bytes                         | Last-Modified: yesterday
            """)
    void startsFromZeroWithoutAValidatorToTrust(String first, String second) throws Exception {
        serveRanges(first, second, "Date: Tue, 02 Jan 2024 03:04:05 GMT");

        assertThat(download()).hasContent(CONTENT);

        assertThat(headers("Range")).containsExactly("null", "null");
    }

    @Test
    void aFileThatHasChangedMeanwhileIsFetchedWhole() throws Exception {
        server.enqueue(cut("Accept-Ranges: bytes", "ETag: \"v1\""));
        server.enqueue(new MockResponse().setBody(OTHER + "and more").addHeader("ETag", "\"v2\""));

        assertThat(download()).hasContent(OTHER + "and more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-319999/320000", "bytes 5-319999/320000", "nonsense", "bytes 1-2"})
    void anotherRangeThanTheOneAskedForIsNotBelieved(String range) throws Exception {
        server.enqueue(cut("Accept-Ranges: bytes", "ETag: \"v1\""));
        server.enqueue(new MockResponse()
                .setResponseCode(206)
                .addHeader("Content-Range", range)
                .setBody(OTHER));
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(download()).hasContent(CONTENT);

        assertThat(headers("Range").get(2)).isEqualTo("null");
    }

    /** What a part says that is of another file, or not what it says; the first answer is that of the first line. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {start}-319999/320000 | ETag: "v2"    | X: y                                          | another tag
            {start}-319999/320000 | ETag: W/"v1"  | X: y                                          | a weak tag
            {start}-319999/320000 | X: y          | X: y                                          | no tag
            {start}-319999/320000 | ETag: "v1"    | Content-Encoding: gzip                        | packed
            {start}-319999/320000 | ETag: "v1"    | Content-Encoding: br                          | packed otherwise
            {start}-319999/320000 | ETag: "v1"    | Last-Modified: Wed, 03 Jan 2024 03:03:05 GMT  | another time
            {start}-319999/320001 | ETag: "v1"    | X: y                                          | another total
            {start}-320000/320000 | ETag: "v1"    | X: y                                          | an end behind the total
            {start}-320000/*      | ETag: "v1"    | X: y                                          | an end behind the known total
            {start}-319998/320000 | ETag: "v1"    | X: y                                          | an end that the length denies
            {start}-9/320000      | ETag: "v1"    | X: y                                          | an end before the start
            0-319999/320000       | ETag: "v1"    | X: y                                          | another start
            """)
    void aPartOfAnotherFileIsNotBelieved(String range, String tag, String more, String what) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.incrementAndGet();
                String asked = request.getHeader("Range");
                if (asked == null) {
                    return requests.get() == 1
                            ? cut(
                                    "Accept-Ranges: bytes",
                                    "ETag: \"v1\"",
                                    "Last-Modified: Tue, 02 Jan 2024 03:03:05 GMT")
                            : new MockResponse().setBody(CONTENT);
                }
                String start = asked.substring("bytes=".length(), asked.length() - 1);
                return new MockResponse()
                        .setResponseCode(206)
                        .addHeader("Content-Range", "bytes " + range.replace("{start}", start))
                        .addHeader(tag.split(": ", 2)[0], tag.split(": ", 2)[1])
                        .addHeader(more.split(": ", 2)[0], more.split(": ", 2)[1])
                        .setBody(OTHER.substring(Integer.parseInt(start)));
            }
        });

        assertThat(download()).as(what).hasContent(CONTENT);

        assertThat(headers("Range")).hasSize(3).last().isEqualTo("null");
    }

    /** Neither answer names the length of the whole: the end of the part need not be the end. */
    @Test
    void aPartOfAWholeOfUnknownLengthIsNotGoneOnWith() throws Exception {
        String tag = "Accept-Ranges: bytes\r\nETag: \"v1\"\r\n";
        String chunks = "HTTP/1.1 200 OK\r\n" + tag + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(320_000) + "\r\n";
        try (RawServer raw = new RawServer();
                Api other = new TestClient(raw.address()).open()) {
            raw.answers(
                    RawServer.Answer.closing(chunks + CONTENT.substring(0, 100_000)),
                    RawServer.Answer.closing("HTTP/1.1 206 Partial Content\r\n" + tag
                            + "Content-Range: bytes 100000-149999/*\r\nContent-Length: 50000\r\n\r\n"
                            + CONTENT.substring(100_000, 150_000)),
                    RawServer.Answer.closing(chunks + CONTENT + "\r\n0\r\n\r\n"));

            assertThat(other.download(
                            TestClient.CONTENT,
                            TestClient.id(),
                            TestClient.to(folder.resolve("a.bin")),
                            progress -> {}))
                    .hasContent(CONTENT);
        }
    }

    /** The first answer names no length, and the second part ends before the whole does. */
    @Test
    void aPartThatIsShorterThanTheRestIsNotTheEnd() throws Exception {
        String tag = "Accept-Ranges: bytes\r\nETag: \"v1\"\r\n";
        try (RawServer raw = new RawServer();
                Api other = new TestClient(raw.address()).open()) {
            raw.answers(RawServer.Answer.closing("HTTP/1.1 200 OK\r\n" + tag + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(320_000) + "\r\n" + CONTENT.substring(0, 100_000)));
            raw.answering(request -> {
                String range = String.valueOf(request.header("Range"));
                int start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                int end = Math.min(320_000, start + 50_000);
                return RawServer.Answer.closing(
                        "HTTP/1.1 206 Partial Content\r\n" + tag + "Content-Range: bytes " + start
                                + "-" + (end - 1) + "/320000\r\nContent-Length: " + (end - start) + "\r\n\r\n"
                                + CONTENT.substring(start, end));
            });

            Path file = other.download(
                    TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("a.bin")), progress -> {});

            assertThat(file).hasContent(CONTENT);
        }
    }

    @Test
    void aRangeThatIsRefusedIsGivenUp() throws Exception {
        server.enqueue(cut("Accept-Ranges: bytes", "ETag: \"v1\""));
        server.enqueue(new MockResponse().setResponseCode(416));
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(download()).hasContent(CONTENT);
    }

    @Test
    void withoutALengthTheRecordsSizeCounts() throws Exception {
        server.enqueue(new MockResponse().setChunkedBody(CONTENT, 10_000));
        server.enqueue(new MockResponse().setChunkedBody(CONTENT, 10_000));
        server.enqueue(new MockResponse().setChunkedBody(CONTENT.substring(1), 10_000));
        server.enqueue(new MockResponse().setChunkedBody(CONTENT + "x", 10_000));
        server.enqueue(new MockResponse().setChunkedBody(CONTENT, 10_000));
        Path file = folder.resolve("a.bin");

        assertThat(download()).as("nothing is known").hasContent(CONTENT);
        api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(file), progress -> {}, () -> 320_000);
        assertThat(server.getRequestCount()).isEqualTo(2);
        api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(file), progress -> {}, () -> 320_000);

        assertThat(file).hasContent(CONTENT);
        assertThat(server.getRequestCount()).isEqualTo(5);
    }

    @Test
    void withoutALengthAStreamIsCheckedToo() {
        server.enqueue(new MockResponse().setChunkedBody("abc", 2));

        assertThatExceptionOfType(ConnectionLostException.class)
                .isThrownBy(() -> api.download(
                        TestClient.CONTENT,
                        TestClient.id(),
                        java.io.OutputStream.nullOutputStream(),
                        progress -> {},
                        () -> 4))
                .withMessageContaining("ended after 3 of 4 bytes");
    }

    private FileDownload onto(PartFile.Disk disk, int buffer) {
        return new FileDownload(api, TestClient.CONTENT, TestClient.id(), progress -> {}, () -> -1, buffer, disk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "There is not enough space on the disk", "Disk quota exceeded"})
    void aFullDiskIsSaidSoAndNotTriedAgain(String words) throws IOException {
        server.enqueue(new MockResponse().setBody(CONTENT));
        PartFile.Disk full = (FileChannel channel, ByteBuffer bytes) -> {
            if (channel.position() >= 100_000) {
                throw new IOException(words);
            }
            PartFile.REAL.write(channel, bytes);
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(
                        () -> onto(full, 50_000).to(TestClient.to(folder.resolve("a.bin")), 3, Duration.ofMinutes(2)))
                .withMessageMatching("the disk is full: 1[0-9]{5} bytes of 320000 of .*a\\.bin were written");

        assertThat(files()).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8 * 1024, 64 * 1024, 1024 * 1024})
    void theBufferIsWrittenWhenItIsFull(int size) {
        server.enqueue(new MockResponse().setBody(CONTENT));
        List<Integer> writes = new ArrayList<>();

        onto(
                        (channel, bytes) -> {
                            writes.add(bytes.remaining());
                            PartFile.REAL.write(channel, bytes);
                        },
                        size)
                .to(TestClient.to(folder.resolve("a.bin")), 1, Duration.ofMinutes(2));

        assertThat(folder.resolve("a.bin")).hasContent(CONTENT);
        assertThat(writes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(320_000);
        assertThat(writes).allMatch(count -> count <= size);
        // The first bytes are written at once, the last ones when there are no more.
        assertThat(writes.subList(1, writes.size() - 1)).allMatch(count -> count == size);
    }

    @Test
    void aPartThatAKilledRunLeftIsTakenOver() throws IOException {
        Files.writeString(
                folder.resolve("a.bin.part"),
                "x".repeat(1_000_000) + "\n--clouddatasets: unfinished file a.bin.part--\n");
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(download()).hasContent(CONTENT);

        assertThat(files()).containsExactly("a.bin");
    }

    @Test
    void aFileOfTheUsersThatHasThePartsNameStays() throws IOException {
        Path users = Files.writeString(folder.resolve("a.bin.part"), "precious");
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(download()).hasContent(CONTENT);

        assertThat(users).hasContent("precious");
        assertThat(files()).containsExactly("a.bin", "a.bin.part");
    }

    @Test
    void twoDownloadsOfTheSameFileDoNotMix() throws IOException {
        server.enqueue(new MockResponse().setBody(CONTENT));
        server.enqueue(new MockResponse().setBody(OTHER));
        List<String> during = new ArrayList<>();

        api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("a.bin")), progress -> {
            if (during.isEmpty()) {
                during.add("begun");
                api.download(TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("a.bin")), inner -> {
                    try {
                        during.addAll(files());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                assertThat(folder.resolve("a.bin")).hasContent(OTHER);
            }
        });

        assertThat(during).contains("a.bin.part", "a.bin.2.part");
        assertThat(folder.resolve("a.bin")).hasContent(CONTENT);
        assertThat(files()).containsExactly("a.bin");
    }

    @Test
    void aLinkInThePlaceOfThePartIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
        Files.createSymbolicLink(folder.resolve("a.bin.part"), elsewhere);
        server.enqueue(new MockResponse().setBody(CONTENT));

        assertThat(download()).hasContent(CONTENT);

        assertThat(elsewhere).hasContent("precious");
        assertThat(files()).containsExactly("a.bin", "a.bin.part", "elsewhere");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWithin100MillisecondsWhenItIsNoLongerWanted(boolean byClosing) throws Exception {
        try (RawServer silent = RawServer.silentAfter(
                "HTTP/1.1 200 OK\r\nContent-Length: 320000\r\n\r\n" + CONTENT.substring(0, 200_000))) {
            Api client = new TestClient(silent.address())
                    .idleTimeout(Duration.ofMinutes(10))
                    .open();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            List<Throwable> thrown = new ArrayList<>();
            CompletableFuture<Path> future = client.async(view -> view, view -> {
                try {
                    return view.with(o -> o.transferBuffer(8192))
                            .download(
                                    TestClient.CONTENT,
                                    TestClient.id(),
                                    TestClient.to(folder.resolve("a.bin")),
                                    progress -> begun.countDown());
                } catch (RuntimeException e) {
                    thrown.add(e);
                    throw e;
                } finally {
                    ended.countDown();
                }
            });
            begun.await();

            if (byClosing) {
                client.close();
            } else {
                future.cancel(true);
            }

            // The server stays silent and the idle timeout is ten minutes: an end before the guard is the
            // cancellation's.
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(thrown).hasSize(1).first().isInstanceOf(CancelledException.class);
            assertThat(files()).isEmpty();
            client.close();
        }
    }
}
