package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on their way to a data source, at once and in parts: {@link UploadFailuresTest} has what can go wrong. */
@Timeout(60)
class UploadsTest {

    private static final int LENGTH = 1_200_000;

    @TempDir
    private Path folder;

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

    private Path file(int length) {
        try {
            return Files.write(folder.resolve("a.csv"), bytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in three parts of 400,000 bytes each. */
    private Path inThree() {
        cloud.parts.put(1, 400_000L);
        cloud.parts.put(2, 400_000L);
        cloud.parts.put(3, 400_000L);
        return file(LENGTH);
    }

    @Test
    void aFileOfUpToAMegabyteGoesAtOnce() {
        Path file = file(1_000_000);
        Poller<DataSource> source = client.dataSources().upload("d1", file, progress::add);

        assertThat(source.id()).isEqualTo("ds-1");
        assertThat(cloud.lines())
                .containsExactly("POST /v2/team/file/upload-datasource", "POST /v2/team/datasets/d1/datasources");
        assertThat(cloud.asked.get(0).getBodySize()).isGreaterThan(1_000_000);
        assertThat(cloud.asked.get(1).getBody().readUtf8())
                .isEqualTo("{\"name\":\"a.csv\",\"type\":\"FILE\",\"file_object_key\":\"/key\",\"user_id\":\""
                        + Stub.USER + "\"}");
        assertThat(cloud.stored).isEmpty();
        assertThat(progress).last().extracting(Progress::done).isEqualTo(1_000_000L);
    }

    @Test
    void oneByteMoreGoesInParts() {
        cloud.parts.put(1, 1_000_001L);

        assertThat(client.uploads().upload(file(1_000_001))).isEqualTo("/key");
        assertThat(cloud.lines())
                .containsExactly(
                        "POST /v2/team/file/init-multipart-upload", "POST /v2/team/file/complete-multipart-upload");
        assertThat(cloud.numbers()).containsExactly(1);
    }

    @Test
    void whatIsMadeOfTheFileIsWaitedFor() {
        Poller<DataSource> source = client.dataSources().upload("d1", inThree());

        assertThat(source.last()).isNotNull().extracting(DataSource::status).isEqualTo(DataSourceStatus.SYNCHING);
        assertThat(source.await().status()).isEqualTo(DataSourceStatus.SYNCHED);
        assertThat(cloud.lines())
                .containsExactly(
                        "POST /v2/team/file/init-multipart-upload",
                        "POST /v2/team/file/complete-multipart-upload",
                        "POST /v2/team/datasets/d1/datasources",
                        "GET /v2/team/datasets/d1/datasources/ds-1");
    }

    @Test
    void theFirstVersionTakesFilesOfAnySizeAtOnce() {
        Poller<DataSource> source = client.v1().dataSources().upload("d1", file(LENGTH), progress::add);

        assertThat(source.await().status()).isEqualTo(DataSourceStatus.SYNCHED);
        assertThat(cloud.asked.get(0).getPath()).isEqualTo("/api/v1/team/file/upload-datasource?userId=" + Stub.USER);
        assertThat(cloud.asked.get(0).getBodySize()).isGreaterThan(LENGTH);
        assertThat(cloud.asked.get(1).getBody().readUtf8()).contains("\"fileKey\":\"/key\"");
        assertThat(cloud.lines()).hasSize(3);
        assertThat(progress).last().extracting(Progress::done).isEqualTo((long) LENGTH);
    }

    /** Offsets are running sums in the order of the numbers, whatever the order of the answer. */
    @Test
    void unequalPartsInAnyOrder() {
        cloud.parts.put(3, 199_999L);
        cloud.parts.put(1, 1L);
        cloud.parts.put(2, 1_000_000L);
        byte[] whole = bytes(LENGTH);
        client.uploads().upload(file(LENGTH));

        assertThat(cloud.numbers()).containsExactly(1, 2, 3);
        int[] offsets = {0, 0, 1, 1_000_001, LENGTH};
        for (RecordedRequest part : cloud.stored) {
            int number = UploadCloud.number(part);
            assertThat(part.getBody().readByteArray())
                    .isEqualTo(Arrays.copyOfRange(whole, offsets[number], offsets[number + 1]));
        }
        assertThat(cloud.completed().toString())
                .isEqualTo("{\"file_object_key\":\"/key\",\"upload_id\":\"u-1\",\"part_etags\":["
                        + "{\"number\":1,\"etag\":\"tag-1\"},{\"number\":2,\"etag\":\"tag-2\"},"
                        + "{\"number\":3,\"etag\":\"tag-3\"}],\"user_id\":\"" + Stub.USER + "\"}");
    }

    @Test
    void theStorageGetsTheBytesAndNothingOfOurs() {
        inThree();
        client.with(o -> o.traceId("job-42")).uploads().upload(folder.resolve("a.csv"));

        assertThat(cloud.stored).hasSize(3);
        for (RecordedRequest part : cloud.stored) {
            assertThat(part.getRequestLine())
                    .isEqualTo("PUT " + UploadCloud.target(UploadCloud.number(part)) + " HTTP/1.1");
            assertThat(part.getHeaders().names())
                    .containsExactlyInAnyOrder(
                            "Host",
                            "Connection",
                            "Accept-Encoding",
                            "Accept",
                            "User-Agent",
                            "Content-Type",
                            "Content-Length");
            assertThat(part.getHeader("Content-Length")).isEqualTo("400000");
            assertThat(part.getHeaders().toString()).doesNotContain(Stub.KEY, "job-42");
        }
        assertThat(cloud.asked).allMatch(request -> Stub.KEY.equals(request.getHeader("x-pd-api-key")));
        assertThat(cloud.asked).allMatch(request -> "job-42".equals(request.getHeader("x-pd-external-trace-id")));
    }

    @Test
    void threePartsAtATimeAndNoMore() {
        for (int number = 1; number <= 12; number++) {
            cloud.parts.put(number, 100_000L);
        }
        CountDownLatch together = new CountDownLatch(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        cloud.storage = request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            boolean met = await(together);
            now.decrementAndGet();
            return met ? UploadCloud.kept(request) : new MockResponse().setResponseCode(400);
        };
        client.uploads().upload(file(LENGTH));

        assertThat(most.get()).isEqualTo(3);
        assertThat(cloud.numbers()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.exe", "a.csv.gz", "csv", "a.", ".csv2"})
    void aNameTheServiceWouldNotReadIsRefused(String name) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes(10));
        for (Consumer<Path> way : ways()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.accept(file))
                    .withMessageStartingWith("file name must end with one of [csv, doc, docx, json, ")
                    .withMessageEndingWith(": \"" + name + '"');
        }
        assertThat(cloud.asked).isEmpty();
    }

    private List<Consumer<Path>> ways() {
        return List.of(
                file -> client.uploads().upload(file),
                file -> client.dataSources().upload("d1", file),
                file -> client.v1().uploads().upload(file),
                file -> client.v1().dataSources().upload("d1", file));
    }

    @Test
    void aNameThatIsTooLongAndAFileThatIsNoneAreRefused() throws IOException {
        Path longest = Files.write(folder.resolve("x".repeat(124) + ".CSV"), bytes(10));
        Path tooLong = Files.write(folder.resolve("x".repeat(125) + ".csv"), bytes(10));
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path directory = Files.createDirectory(folder.resolve("folder.csv"));
        for (Consumer<Path> way : ways()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.accept(tooLong))
                    .withMessageStartingWith("file name must have 1 to 128 characters but has 129");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.accept(empty))
                    .withMessageStartingWith("file must not be empty");
            for (Path none : List.of(directory, folder.resolve("missing.csv"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> way.accept(none))
                        .withMessageStartingWith("file must be a file that exists");
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.dataSources().upload("a/b", longest))
                .withMessageStartingWith("datasetId");
        assertThat(cloud.asked).isEmpty();

        assertThat(client.uploads().upload(longest)).isEqualTo("/key");
    }
}
