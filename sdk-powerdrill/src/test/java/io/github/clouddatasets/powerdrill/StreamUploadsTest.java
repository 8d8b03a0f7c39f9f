package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads of bytes and of streams that are opened anew. */
@Timeout(60)
class StreamUploadsTest {

    private static final int LENGTH = 1_200_000;

    private final UploadCloud cloud = new UploadCloud();
    private final PowerdrillClient client = cloud.client;
    private final List<Progress> progress = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ((i * 31) >> 3);
        }
        return bytes;
    }

    /** Counts the streams and the bytes that they gave; skipping reads, as it does on a socket. */
    private static final class CountingSource implements StreamSource {

        private final byte[] content;
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger closed = new AtomicInteger();
        private final AtomicLong read = new AtomicLong();

        private CountingSource(byte[] content) {
            this.content = content;
        }

        @Override
        public InputStream open() {
            opened.incrementAndGet();
            ByteArrayInputStream bytes = new ByteArrayInputStream(content);
            return new InputStream() {
                @Override
                public int read() {
                    int next = bytes.read();
                    read.addAndGet(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int n = bytes.read(target, offset, length);
                    read.addAndGet(Math.max(n, 0));
                    return n;
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }

    private void parts(int count) {
        for (int number = 1; number <= count; number++) {
            cloud.parts.put(number, (long) LENGTH / count);
        }
    }

    private void assertStored(int count) {
        byte[] whole = bytes(LENGTH);
        int size = LENGTH / count;
        for (RecordedRequest part : cloud.stored) {
            int start = (UploadCloud.number(part) - 1) * size;
            assertThat(part.getBody().clone().readByteArray())
                    .isEqualTo(Arrays.copyOfRange(whole, start, start + size));
        }
    }

    @Test
    void bytesBecomeADataSourceUnderTheGivenName() {
        DataSource source = client.dataSources()
                .upload("d1", "sales.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), progress::add)
                .await();

        assertThat(source.status()).isEqualTo(DataSourceStatus.SYNCHED);
        assertThat(cloud.lines())
                .containsExactly(
                        "POST /v2/team/file/upload-datasource",
                        "POST /v2/team/datasets/d1/datasources",
                        "GET /v2/team/datasets/d1/datasources/ds-1");
        assertThat(cloud.asked.get(0).getBody().readUtf8()).contains("filename=\"sales.csv\"", "a,b\n1,2\n");
        assertThat(cloud.asked.get(1).getBody().readUtf8()).contains("\"name\":\"sales.csv\"");
        assertThat(progress).last().extracting(Progress::done).isEqualTo(8L);
    }

    @Test
    void manyBytesGoInParts() {
        parts(3);

        assertThat(client.uploads().upload("a.csv", bytes(LENGTH))).isEqualTo("/key");
        assertThat(cloud.numbers()).containsExactly(1, 2, 3);
        assertStored(3);
    }

    @Test
    void aShortStreamIsOpenedOnceAndClosed() {
        CountingSource source = new CountingSource(bytes(1000));
        client.dataSources().upload("d1", "sales.csv", 1000, source);

        assertThat(cloud.asked.get(0).getBodySize()).isGreaterThan(1000);
        assertThat(source.opened).hasValue(1);
        assertThat(source.closed).hasValue(1);
    }

    @Test
    void partsReadTheSourceThreeTimesInAllAndCloseEveryStream() {
        parts(100);
        CountingSource source = new CountingSource(bytes(LENGTH));
        client.uploads().upload("a.csv", LENGTH, source, progress::add);

        assertThat(cloud.numbers()).hasSize(100);
        assertStored(100);
        assertThat(source.opened.get()).isBetween(1, 3);
        assertThat(source.closed).hasValue(source.opened.get());
        assertThat(source.read.get()).isBetween((long) LENGTH, 3L * LENGTH);
        assertThat(progress).last().extracting(Progress::done).isEqualTo((long) LENGTH);
    }

    @Test
    void aRepeatedPartOpensTheSourceAgain() {
        parts(3);
        AtomicInteger second = new AtomicInteger();
        cloud.storage = request -> {
            if (UploadCloud.number(request) != 2) {
                return UploadCloud.kept(request);
            }
            return switch (second.incrementAndGet()) {
                case 1 -> new MockResponse().setResponseCode(500);
                case 2 -> new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
                default -> UploadCloud.kept(request);
            };
        };
        CountingSource source = new CountingSource(bytes(LENGTH));
        client.uploads().upload("a.csv", LENGTH, source, progress::add);

        assertThat(cloud.numbers()).containsExactly(1, 2, 2, 2, 3);
        assertStored(3);
        assertThat(source.opened.get()).isGreaterThanOrEqualTo(3);
        assertThat(source.closed).hasValue(source.opened.get());
        assertThat(progress).allMatch(p -> p.done() != null && p.done() <= LENGTH);
    }

    @Test
    void aRepeatedRequestOpensTheSourceAgain() {
        AtomicInteger first = new AtomicInteger();
        CountingSource source = new CountingSource(bytes(1000));
        StreamSource once = () -> {
            if (first.getAndIncrement() == 0) {
                cloud.instead.put("/upload-datasource", new MockResponse().setResponseCode(503));
            } else {
                cloud.instead.clear();
            }
            return source.open();
        };
        client.uploads().upload("a.csv", 1000, once);

        assertThat(source.opened).hasValue(2);
        assertThat(source.closed).hasValue(2);
        assertThat(cloud.asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {LENGTH, 1000})
    void aSourceThatGivesTooFewBytesIsRefused(int length) {
        parts(3);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.dataSources()
                        .upload("d1", "a.csv", length, () -> new ByteArrayInputStream(bytes(length - 1))))
                .withMessageContaining("the source of \"a.csv\" gave " + (length - 1) + " bytes, not the " + length
                        + " that were announced");
        cloud.assertNotCompleted();
    }

    @Test
    void aSourceThatEndsBeforeAPartIsRefused() {
        parts(3);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() ->
                        client.dataSources().upload("d1", "a.csv", LENGTH, () -> new ByteArrayInputStream(bytes(5))))
                .withMessageContaining("the source of \"a.csv\" gave ")
                .withMessageContaining(" bytes, not the " + LENGTH + " that were announced");
        cloud.assertNotCompleted();
    }

    /** The last bytes never leave, so that the service has no file that looks whole. */
    @ParameterizedTest
    @ValueSource(ints = {LENGTH, 1000})
    void aSourceThatGivesTooManyBytesIsRefused(int length) {
        parts(3);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.dataSources()
                        .upload("d1", "a.csv", length, () -> new ByteArrayInputStream(bytes(length + 1))))
                .withMessageContaining(
                        "the source of \"a.csv\" gave more than the " + length + " bytes that were" + " announced");
        cloud.assertNotCompleted();
        assertThat(cloud.lines()).noneMatch(line -> line.endsWith("/upload-datasource"));
        assertThat(cloud.stored)
                .filteredOn(part -> UploadCloud.number(part) == 3)
                .allMatch(part -> part.getBodySize() < LENGTH / 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {LENGTH, 1000})
    void aSourceThatFailsEndsTheUploadAndIsNamed(int length) {
        parts(3);
        AtomicInteger opened = new AtomicInteger();
        StreamSource broken = () -> {
            opened.incrementAndGet();
            throw new IOException("the bucket is gone");
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.dataSources().upload("d1", "a.csv", length, broken))
                .withMessageContaining("the source of \"a.csv\" cannot be read: the bucket is gone");
        assertThat(opened.get()).isBetween(1, 3); // never once more for a repeated attempt
        cloud.assertNotCompleted();
    }

    @Test
    void version1TakesBytesAndStreamsInOneRequest() {
        client.v1().dataSources().upload("d1", "a.csv", bytes(LENGTH));
        client.v1().uploads().upload("b.csv", LENGTH, new CountingSource(bytes(LENGTH)));

        assertThat(cloud.lines())
                .containsExactly(
                        "POST /v1/team/file/upload-datasource",
                        "POST /v1/team/datasets/d1/datasources",
                        "POST /v1/team/file/upload-datasource");
    }

    @Test
    @SuppressWarnings("NullAway") // the subject of the test
    void wrongArgumentsAreRefusedByTheirNames() {
        StreamSource source = new CountingSource(bytes(5));
        refused("name is required", () -> client.uploads().upload(null, bytes(5)));
        refused("bytes is required", () -> client.uploads().upload("a.csv", (byte[]) null));
        refused("bytes must not be empty", () -> client.uploads().upload("a.csv", new byte[0]));
        refused("name must end with one of [csv, ", () -> client.uploads().upload("a.exe", bytes(5)));
        refused("name must have 1 to 128 characters", () -> client.uploads().upload("", bytes(5)));
        refused("length must be at least 1 byte: 0", () -> client.uploads().upload("a.csv", 0, source));
        refused("length must be at least 1 byte: -1", () -> client.uploads().upload("a.csv", -1, source));
        refused("source is required", () -> client.uploads().upload("a.csv", 5, null));
        refused("progress is required", () -> client.uploads().upload("a.csv", bytes(5), null));
        refused("datasetId is required", () -> client.dataSources().upload(null, "a.csv", bytes(5)));
        assertThat(cloud.asked).isEmpty();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(message);
    }
}
