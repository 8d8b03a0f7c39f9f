package io.github.clouddatasets.emulator.s3;

import static io.github.clouddatasets.emulator.s3.S3TestClient.code;
import static io.github.clouddatasets.emulator.s3.S3TestClient.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
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

/** Uploads in parts. */
class S3MultipartTest {

    private static final int PART = 5 * 1024 * 1024;

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
    void partsMayComeAtTheSameTimeAndInAnyOrder() throws Exception {
        String id = begin("/bucket/k");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<String>> etags = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            int own = number;
            etags.add(threads.submit(() -> part("/bucket/k", id, own, filled(own, own == 4 ? 10 : PART))));
        }
        StringBuilder parts = new StringBuilder();
        for (int number = 1; number <= 4; number++) {
            parts.append(line(number, etags.get(number - 1).get()));
        }
        threads.shutdown();

        assertThat(client.get("/bucket/k").status()).isEqualTo(404);
        RawHttpAnswer done = complete("/bucket/k", id, parts.toString());
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(element(done, "Location")).isEqualTo(cloud.s3Endpoint() + "/bucket/k");
        byte[] whole = client.get("/bucket/k").body();
        assertThat(whole).hasSize(3 * PART + 10).startsWith(1, 1).endsWith(4, 4);
        assertThat(whole[PART]).isEqualTo((byte) 2);
        assertThat(client.send("HEAD", "/bucket/k", "").header("ETag")).endsWith("-4\"");
        assertThat(element(client.get("/bucket?list-type=2"), "ETag")).endsWith("-4&quot;");
        assertThat(code(complete("/bucket/k", id, parts.toString()))).isEqualTo("NoSuchUpload");
    }

    @Test
    void aWrongListOfPartsIsRefusedAndTheUploadLives() {
        String id = begin("/bucket/k");
        String one = part("/bucket/k", id, 1, filled(1, 10));
        String two = part("/bucket/k", id, 2, filled(2, 10));
        assertThat(code(complete("/bucket/k", id, line(2, two) + line(1, one)))).isEqualTo("InvalidPartOrder");
        assertThat(code(complete("/bucket/k", id, line(1, two)))).isEqualTo("InvalidPart");
        assertThat(code(complete("/bucket/k", id, line(3, two)))).isEqualTo("InvalidPart");
        assertThat(code(complete("/bucket/k", id, line(1, one) + line(2, two)))).isEqualTo("EntityTooSmall");
        assertThat(code(complete("/bucket/k", id, ""))).isEqualTo("MalformedXML");
        assertThat(code(complete("/bucket/k", id, "<Part><PartNumber>x</PartNumber></Part>")))
                .isEqualTo("MalformedXML");
        assertThat(complete("/bucket/k", id, line(2, two)).status()).isEqualTo(200);
        assertThat(client.get("/bucket/k").body()).isEqualTo(filled(2, 10));
    }

    @Test
    void aLaterPartReplacesAnEarlierOne() {
        String id = begin("/bucket/k");
        part("/bucket/k", id, 1, filled(1, 10));
        String again = part("/bucket/k", id, 1, filled(2, 20));
        RawHttpAnswer parts = client.get("/bucket/k?uploadId=" + id);
        assertThat(element(parts, "Size")).isEqualTo("20");
        complete("/bucket/k", id, line(1, again));
        assertThat(client.get("/bucket/k").body()).isEqualTo(filled(2, 20));
    }

    @Test
    void anAbortedUploadIsGone() {
        String id = begin("/bucket/k");
        String etag = part("/bucket/k", id, 1, filled(1, 10));
        assertThat(client.send("DELETE", "/bucket/k?uploadId=" + id, "").status())
                .isEqualTo(204);
        assertThat(code(client.put("/bucket/k?partNumber=2&uploadId=" + id, "x")))
                .isEqualTo("NoSuchUpload");
        assertThat(code(complete("/bucket/k", id, line(1, etag)))).isEqualTo("NoSuchUpload");
        assertThat(code(client.get("/bucket/k?uploadId=" + id))).isEqualTo("NoSuchUpload");
        assertThat(code(client.get("/bucket/k?uploadId=..%2F..%2Fobjects"))).isEqualTo("NoSuchUpload");
        assertThat(client.get("/bucket/k").status()).isEqualTo(404);
    }

    @Test
    void anUploadBelongsToItsKey() {
        String id = begin("/bucket/k");
        assertThat(code(client.put("/bucket/other?partNumber=1&uploadId=" + id, "x")))
                .isEqualTo("NoSuchUpload");
        assertThat(code(client.put("/bucket/k?partNumber=0&uploadId=" + id, "x")))
                .isEqualTo("InvalidArgument");
        assertThat(code(client.put("/bucket/k?partNumber=10001&uploadId=" + id, "x")))
                .isEqualTo("InvalidArgument");
    }

    @Test
    void uploadsAndPartsAreListedInPages() {
        String first = begin("/bucket/a");
        String second = begin("/bucket/b");
        begin("/bucket/c/d");
        RawHttpAnswer page = client.get("/bucket?max-uploads=1&uploads=");
        assertThat(element(page, "UploadId")).isEqualTo(first);
        assertThat(element(page, "IsTruncated")).isEqualTo("true");
        RawHttpAnswer next = client.get("/bucket?delimiter=%2F&key-marker=a&upload-id-marker=" + first + "&uploads=");
        assertThat(element(next, "UploadId")).isEqualTo(second);
        assertThat(next.body()).asString().contains("<CommonPrefixes><Prefix>c/</Prefix>");
        part("/bucket/a", first, 1, filled(1, 1));
        part("/bucket/a", first, 7, filled(1, 2));
        RawHttpAnswer parts = client.get("/bucket/a?max-parts=1&uploadId=" + first);
        assertThat(element(parts, "PartNumber")).isEqualTo("1");
        assertThat(element(parts, "NextPartNumberMarker")).isEqualTo("1");
        assertThat(element(parts, "IsTruncated")).isEqualTo("true");
        RawHttpAnswer rest = client.get("/bucket/a?part-number-marker=1&uploadId=" + first);
        assertThat(element(rest, "PartNumber")).isEqualTo("7");
    }

    @Test
    void aPartMayBeARangeOfAnObject() {
        client.put("/bucket/source", "0123456789");
        String id = begin("/bucket/k");
        RawHttpAnswer copied = client.put(
                "/bucket/k?partNumber=1&uploadId=" + id,
                "",
                "x-amz-copy-source: /bucket/source",
                "x-amz-copy-source-range: bytes=3-5");
        complete("/bucket/k", id, line(1, element(copied, "ETag").replace("&quot;", "")));
        assertThat(client.get("/bucket/k").body()).asString().isEqualTo("345");
        assertThat(code(client.put(
                        "/bucket/k?partNumber=1&uploadId=" + begin("/bucket/k"),
                        "",
                        "x-amz-copy-source: /bucket/source",
                        "x-amz-copy-source-range: bytes=3-10")))
                .isEqualTo("InvalidRange");
    }

    private String begin(String path) {
        return element(client.send("POST", path + "?uploads=", ""), "UploadId");
    }

    private String part(String path, String id, int number, byte[] bytes) {
        RawHttpAnswer answer = client.send("PUT", path + "?partNumber=" + number + "&uploadId=" + id, bytes);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return String.valueOf(answer.header("ETag")).replace("\"", "");
    }

    private RawHttpAnswer complete(String path, String id, String parts) {
        return client.send(
                "POST",
                path + "?uploadId=" + id,
                "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + parts
                        + "</CompleteMultipartUpload>");
    }

    private static String line(int number, String etag) {
        return "<Part><PartNumber>" + number + "</PartNumber><ETag>&quot;" + etag + "&quot;</ETag></Part>";
    }

    private static byte[] filled(int value, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
