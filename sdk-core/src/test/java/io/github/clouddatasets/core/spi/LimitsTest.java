package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallListener;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer fills the memory: how much of a body is read, counted after decompression. */
@Timeout(60)
class LimitsTest {

    private static final int MIB = 1024 * 1024;

    private final List<Long> received = new ArrayList<>();
    private final MockWebServer server = new MockWebServer();
    private final TestClient client = new TestClient(server.url("/").toString())
            .maxAttempts(1)
            .listener(new CallListener() {
                @Override
                public void attemptEnded(AttemptEnded event) {
                    received.add(event.outcome().bytesReceived());
                }
            });

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Unpacks to {@code mib} MiB of one character behind a few others: a real bomb, a thousandth of that on the wire. */
    private static MockResponse bomb(int status, String start, char filling, int mib) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] block = String.valueOf(filling).repeat(MIB).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < mib; i++) {
                gzip.write(block);
            }
        }
        assertThat(packed.size()).isLessThan(mib * MIB / 500);
        return new MockResponse()
                .setResponseCode(status)
                .setHeader("Content-Encoding", "gzip")
                .setBody(new Buffer().write(packed.toByteArray()));
    }

    @Test
    void bombOfJsonIsReadUpToTheLimit() throws IOException {
        server.enqueue(bomb(200, "[", ' ', 200));
        try (Api api = client.open()) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> api.call(TestClient.LIST, Arguments.none()))
                    .withMessageStartingWith("test listThings: the answer is longer than 67108864 bytes")
                    .satisfies(e -> assertThat(e.body()).hasSize(4096));
        }

        assertThat(received).singleElement().satisfies(n -> assertThat(n).isBetween(64L * MIB, 65L * MIB));
    }

    /** One string would have to be kept whole: Jackson's own limit of 20 million characters comes first. */
    @Test
    void bombOfOneStringEndsEarlier() throws IOException {
        server.enqueue(bomb(200, "{\"name\":\"", 'x', 200));
        try (Api api = client.open()) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()))
                    .satisfies(e -> assertThat(e.body()).hasSize(4096));
        }

        assertThat(received).singleElement().satisfies(n -> assertThat(n).isLessThan(32L * MIB));
    }

    @Test
    void bombOfARefusalIsCut() throws IOException {
        server.enqueue(bomb(500, "<html>", 'x', 200));
        try (Api api = client.open()) {
            ApiException e = catchThrowableOfType(ApiException.class, () -> api.call(TestClient.GET, TestClient.id()));

            assertThat(e.httpStatus()).isEqualTo(500);
            assertThat(e.error().body()).startsWith("<html>x").hasSize(MIB);
            assertThat(e.getMessage()).hasSizeLessThan(1000);
        }
        assertThat(received).containsExactly((long) MIB);
    }

    @Test
    void hundredMegabytesOfErrorAreNotReadToTheEnd() throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch over = new CountDownLatch(1);
        byte[] block = "x".repeat(MIB).getBytes(StandardCharsets.UTF_8);
        RawServer.Answer page = socket -> {
            try {
                RawServer.Answer.closing("HTTP/1.1 502 Bad Gateway\r\nContent-Length: " + 100L * MIB + "\r\n\r\n")
                        .give(socket);
                for (int i = 0; i < 100; i++) {
                    socket.getOutputStream().write(block);
                    written.addAndGet(block.length);
                }
            } finally {
                over.countDown();
            }
        };
        try (RawServer raw = new RawServer(page);
                Api api = new TestClient(raw.address()).maxAttempts(1).open()) {
            ApiException e = catchThrowableOfType(ApiException.class, () -> api.call(TestClient.GET, TestClient.id()));

            assertThat(e.httpStatus()).isEqualTo(502);
            assertThat(e.error().body()).hasSize(MIB);
            assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        }
        // What the system's socket buffers hold was written, too.
        assertThat(written.get()).isLessThan(50L * MIB);
    }

    @Test
    void answerOfExactlyTheLimitIsRead() {
        String answer = "{\"name\":\"" + "x".repeat(1024 - 11) + "\"}";
        assertThat(answer).hasSize(1024);
        server.enqueue(new MockResponse().setBody(answer));
        server.enqueue(new MockResponse().setBody(answer + " "));
        try (Api api = client.maxAnswerSize(1024).open()) {
            assertThat(api.call(TestClient.GET, TestClient.id()).name()).hasSize(1024 - 11);

            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> api.call(TestClient.LIST, Arguments.none()));
        }
    }

    @Test
    void biggerAnswersCanBeAllowed() {
        String answer = "[{}" + " ".repeat(65 * MIB) + "]";
        server.enqueue(new MockResponse().setBody(answer));
        try (Api api = client.maxAnswerSize(100L * MIB).open()) {
            assertThat(api.call(TestClient.LIST, Arguments.none())).hasSize(1);
        }
    }

    @Test
    void errorsCanBeCutShorter() {
        server.enqueue(new MockResponse().setResponseCode(500).setBody("x".repeat(5000)));
        try (Api api = client.maxErrorSize(2048).open()) {
            ApiException e = catchThrowableOfType(ApiException.class, () -> api.call(TestClient.GET, TestClient.id()));

            assertThat(e.error().body()).hasSize(2048);
        }
    }

    /** The connection of an answer within its limits serves the next call. */
    @Test
    void errorWithinTheLimitKeepsItsConnection() throws InterruptedException {
        server.enqueue(new MockResponse().setResponseCode(500).setBody("x".repeat(2048)));
        server.enqueue(new MockResponse().setBody("{}"));
        try (Api api = client.maxErrorSize(2048).open()) {
            assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
            api.call(TestClient.GET, TestClient.id());
        }

        server.takeRequest();
        assertThat(server.takeRequest().getSequenceNumber()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1023, Long.MIN_VALUE})
    void answerSizeOutOfRangeIsRefused(long size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.maxAnswerSize(size))
                .withMessage("maxAnswerSize must be at least 1024 bytes: " + size);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1023, 64L * MIB + 1, Long.MAX_VALUE})
    void errorSizeOutOfRangeIsRefused(long size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.maxErrorSize(size))
                .withMessage("maxErrorSize must be between 1024 and 67108864 bytes: " + size);
    }
}
