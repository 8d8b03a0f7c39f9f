package io.github.clouddatasets.emulator.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.Md5;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at one key. */
class S3ConcurrencyTest {

    private DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private S3TestClient client = new S3TestClient(cloud, Instant.now());

    @BeforeEach
    void createTheBucket() {
        client.put("/bucket", "");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void everyReaderSeesOneWholeUpload() throws Exception {
        client.send("PUT", "/bucket/k", filled(0));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> work = new ArrayList<>();
        for (int writer = 1; writer <= 3; writer++) {
            byte[] own = filled(writer);
            work.add(threads.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    assertThat(client.send("PUT", "/bucket/k", own).status()).isEqualTo(200);
                }
            }));
            work.add(threads.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    RawHttpAnswer answer = client.get("/bucket/k");
                    byte[] body = answer.body();
                    assertThat(body).hasSize(100_000);
                    assertThat(body).containsOnly(body[0]);
                    assertThat(answer.header("ETag")).isEqualTo('"' + Md5.hex(body) + '"');
                }
            }));
        }
        for (Future<?> one : work) {
            one.get();
        }
        threads.shutdown();
        RawHttpAnswer last = client.get("/bucket/k");
        assertThat(client.get("/bucket?list-type=2").body())
                .asString()
                .contains(
                        "<KeyCount>1</KeyCount>",
                        String.valueOf(last.header("ETag")).replace("\"", "&quot;"));
    }

    @Test
    void onlyOneOfManyCreatesWhatMustNotExist() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            byte[] own = filled(i);
            work.add(threads.submit(() ->
                    client.send("PUT", "/bucket/once", own, "if-none-match: *").status()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> one : work) {
            statuses.add(one.get());
        }
        threads.shutdown();
        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void aReaderGetsTheWholeObjectThatSomeoneDeletesOrReplaces() throws Exception {
        byte[] large = new byte[20_000_000];
        Arrays.fill(large, (byte) 'x');
        client.send("PUT", "/bucket/k", large);
        for (String change : List.of("PUT", "DELETE")) {
            try (Socket socket = client.open()) {
                socket.getOutputStream().write(client.request("GET", "/bucket/k", new byte[0]));
                InputStream in = socket.getInputStream();
                ByteArrayOutputStream read = new ByteArrayOutputStream();
                // The answer has begun, and is longer than all buffers on the way.
                read.write(in.readNBytes(1000));
                assertThat(client.send(change, "/bucket/k", change.equals("PUT") ? large : new byte[0])
                                .status())
                        .isBetween(200, 204);
                in.transferTo(read);
                assertThat(RawHttpAnswer.parse(read.toByteArray()).body()).isEqualTo(large);
            }
        }
        assertThat(client.get("/bucket/k").status()).isEqualTo(404);
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) ('a' + value));
        return bytes;
    }
}
