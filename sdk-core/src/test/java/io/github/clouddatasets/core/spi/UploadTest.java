package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.file.MultipartForm;
import io.github.clouddatasets.core.spi.file.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come from a file, links that an answer named, and work side by side. */
@Timeout(60)
class UploadTest {

    private static final Op<String> PUT_PART = Op.put("putPart", "/", String.class)
            .orElse("")
            .transferring()
            .withHeaders((none, headers) -> headers.apply("ETag").get(0));

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private final Api api =
            new TestClient(server.url("/").toString()).open(Authorizer.header("X-Key", "", Secret.of("TELLTALE")));
    private final List<Progress> progress = new ArrayList<>();

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void write() throws IOException {
        bytes = new byte[300_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        file = Files.write(folder.resolve("a.bin"), bytes);
    }

    @AfterEach
    void close() throws IOException {
        api.close();
        server.close();
    }

    private Arguments link(Content content) {
        return Arguments.at(Secret.of(
                        server.url("/bucket/a%2Fb?X-Sig=a%2Bb%3D&part=1").toString()))
                .content(content);
    }

    private static MockResponse stored() {
        return new MockResponse().setHeader("ETag", "\"e\"");
    }

    @Test
    void aLinkIsCalledAsItStandsWithoutAnythingOfOurs() throws Exception {
        server.enqueue(stored());
        try (SourceFile source = SourceFile.open(api::nanoTime, file, progress::add)) {
            String tag =
                    api.elsewhere(TestClient.SERVICE_ELSEWHERE).call(PUT_PART, link(source.part(100_000, 200_000)));
            assertThat(tag).isEqualTo("\"e\"");
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("PUT /bucket/a%2Fb?X-Sig=a%2Bb%3D&part=1 HTTP/1.1");
        assertThat(request.getHeaders().names())
                .containsExactlyInAnyOrder(
                        "Host",
                        "Connection",
                        "Accept-Encoding",
                        "Accept",
                        "User-Agent",
                        "Content-Type",
                        "Content-Length");
        assertThat(request.getHeader("Content-Length")).isEqualTo("200000");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(request.getBody().readByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 100_000, 300_000));
        assertThat(progress)
                .last()
                .isEqualTo(new Progress("transferring", 200_000L, 300_000L, null, java.time.Duration.ZERO));
    }

    @Test
    void aBrokenPartIsSentAgainFromItsStartAndCountedOnce() throws Exception {
        server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
        server.enqueue(new MockResponse().setResponseCode(503));
        server.enqueue(stored());
        try (SourceFile source = SourceFile.open(api::nanoTime, file, progress::add)) {
            api.elsewhere(TestClient.SERVICE_ELSEWHERE).call(PUT_PART, link(source.whole()));
        }

        assertThat(server.getRequestCount()).isEqualTo(3);
        server.takeRequest();
        server.takeRequest();
        assertThat(server.takeRequest().getBody().readByteArray()).isEqualTo(bytes);
        assertThat(progress).extracting(Progress::done).last().isEqualTo(300_000L);
        assertThat(progress).allMatch(p -> p.done() != null && p.done() <= 300_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/x?sig=TELLTALE", "nonsense TELLTALE", "http://storage.example/x?sig=TELLTALE"})
    void aLinkThatCannotBeTrustedIsRefusedWithoutBeingShown(String link) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Arguments.at(Secret.of(link)))
                .withMessageStartingWith("the service named a link ")
                .withMessageNotContaining("TELLTALE");
    }

    @Test
    void aFormHoldsItsFieldsAndItsFile() throws Exception {
        server.enqueue(stored());
        MultipartForm form =
                MultipartForm.of().text("user_id", "tmm-\u8349").file("file", "a\"b\r\n.csv", part("x,y\n"));
        api.call(PUT_PART, Arguments.none().content(form));

        RecordedRequest request = server.takeRequest();
        String type = String.valueOf(request.getHeader("Content-Type"));
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        assertThat(request.getBody().readUtf8())
                .isEqualTo("--B\r\nContent-Disposition: form-data; name=\"user_id\"\r\n\r\ntmm-\u8349\r\n"
                        .concat("--B\r\nContent-Disposition: form-data; name=\"file\"; ")
                        .concat("filename=\"a%22b%0D%0A.csv\"\r\n")
                        .concat("Content-Type: text/csv\r\n\r\nx,y\n\r\n--B--\r\n")
                        .replace("B", boundary));
        assertThat(request.getHeader("Content-Length")).isEqualTo(String.valueOf(form.length()));
        assertThat(request.getHeader("X-Key")).isEqualTo("TELLTALE");
    }

    private static Content part(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new Content() {
            @Override
            public long length() {
                return content.length;
            }

            @Override
            public String type() {
                return "text/csv";
            }

            @Override
            public void writeTo(Content.Target target) throws IOException {
                target.write(ByteBuffer.wrap(content));
            }
        };
    }

    @Test
    void aFileThatShrinksIsNamedAndNothingIsSentAgain() throws Exception {
        server.enqueue(stored());
        server.enqueue(stored());
        try (SourceFile source = SourceFile.open(api::nanoTime, file, progress::add)) {
            Files.write(file, new byte[10]);
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> api.call(PUT_PART, Arguments.none().content(source.whole())))
                    .withMessageContaining("became shorter during the upload");
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(source::checkUnchanged)
                    .withMessageContaining("changed during the upload");
        }
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatIsNoFileOrEmptyIsRefusedBeforeAnythingIsSent() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceFile.open(api::nanoTime, folder, p -> {}))
                .withMessageStartingWith("file must be a file that exists: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceFile.open(api::nanoTime, empty, p -> {}))
                .withMessageStartingWith("file must not be empty: ");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void tasksRunSideBySideAndKeepTheirOrder() {
        CountDownLatch together = new CountDownLatch(4);
        List<Function<Api, Integer>> tasks = IntStream.range(0, 40)
                .<Function<Api, Integer>>mapToObj(i -> own -> {
                    together.countDown();
                    try {
                        together.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return i;
                })
                .toList();

        assertThat(api.parallel(4, tasks))
                .isEqualTo(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void noMoreThanTheWidthRunAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Function<Api, Integer>> tasks = IntStream.range(0, 200)
                .<Function<Api, Integer>>mapToObj(i -> own -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    return now.decrementAndGet();
                })
                .toList();
        api.parallel(3, tasks);

        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void theFirstFailureEndsTheOthers() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return String.valueOf(request.getPath()).endsWith("0")
                        ? new MockResponse().setResponseCode(403)
                        : new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
            }
        });
        List<Function<Api, Object>> tasks = IntStream.range(0, 50)
                .<Function<Api, Object>>mapToObj(
                        i -> own -> own.call(TestClient.GET, Arguments.path(String.valueOf(i % 4))))
                .toList();

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> api.parallel(4, tasks))
                .matches(refusal -> refusal.httpStatus() == 403);
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(4);
    }

    @Test
    void cancellingEndsAllOfThem() throws Exception {
        CountDownLatch arrived = new CountDownLatch(3);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                arrived.countDown();
                return new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);
            }
        });
        List<Function<Api, Object>> tasks = IntStream.range(0, 9)
                .<Function<Api, Object>>mapToObj(i -> own -> own.call(TestClient.GET, TestClient.id()))
                .toList();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<Object> work = api.async(view -> view, view -> {
            try {
                return view.parallel(3, tasks);
            } catch (RuntimeException e) {
                thrown.complete(e);
                throw e;
            }
        });
        arrived.await();
        work.cancel(true);

        assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }
}
