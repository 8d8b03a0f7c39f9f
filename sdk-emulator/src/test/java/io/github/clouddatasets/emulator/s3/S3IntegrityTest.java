package io.github.clouddatasets.emulator.s3;

import static io.github.clouddatasets.emulator.s3.S3TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing but a whole and right upload becomes an object. */
class S3IntegrityTest {

    private static final String UNSIGNED_CHUNKS = "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private S3TestClient client = new S3TestClient(cloud, Instant.now());

    @BeforeEach
    void createTheBucket() {
        client.put("/bucket", "");
        client.put("/bucket/k", "before");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private void untouched() throws IOException {
        assertThat(client.get("/bucket/k").body()).asString().isEqualTo("before");
        assertThat(unfinished()).isEmpty();
    }

    private List<Path> unfinished() throws IOException {
        Path folder = cloud.file("/bucket").resolveSibling(".s3").resolve("unfinished");
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void theMd5OfTheBodyIsChecked() throws IOException {
        assertThat(code(client.put("/bucket/k", "hello", "content-md5: AAAAAAAAAAAAAAAAAAAAAA==")))
                .isEqualTo("BadDigest");
        assertThat(code(client.put("/bucket/k", "hello", "content-md5: AAAA"))).isEqualTo("InvalidDigest");
        assertThat(code(client.put("/bucket/k", "hello", "content-md5: ?"))).isEqualTo("InvalidDigest");
        untouched();
        assertThat(client.put("/bucket/k", "hello", "content-md5: XUFAKrxLKna5cZ2REBfFkg==")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theSignedHashOfTheBodyIsChecked() throws IOException {
        assertThat(code(client.put("/bucket/k", "hello", "x-amz-content-sha256: " + "0".repeat(64))))
                .isEqualTo("XAmzContentSHA256Mismatch");
        assertThat(code(client.put("/bucket/k", "hello", "x-amz-content-sha256: x")))
                .isEqualTo("InvalidArgument");
        untouched();
    }

    @ParameterizedTest
    @CsvSource({
        "crc32,NhCmhg==",
        "crc32c,mnG7TA==",
        "crc64nvme,M3eFcAZSQlc=",
        "sha1,qvTGHdzF6KLavt4PO0gs2a6pQ00=",
        "sha256,LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ="
    })
    void everyChecksumIsCheckedInAHeaderAndInATrailer(String algorithm, String value) throws IOException {
        String header = "x-amz-checksum-" + algorithm;
        String wrong = (value.startsWith("A") ? "B" : "A") + value.substring(1);
        String chunks = "5\r\nhello\r\n0\r\n";
        String trailer = "x-amz-trailer: " + header;

        assertThat(code(client.put("/bucket/k", "hello", header + ": " + wrong)))
                .isEqualTo("BadDigest");
        assertThat(code(client.put("/bucket/k", chunks + header + ":" + wrong + "\r\n\r\n", UNSIGNED_CHUNKS, trailer)))
                .isEqualTo("BadDigest");
        assertThat(code(client.put("/bucket/k", chunks + "\r\n", UNSIGNED_CHUNKS, trailer)))
                .isEqualTo("MalformedTrailerError");
        untouched();
        RawHttpAnswer put = client.put("/bucket/k", "hello", header + ": " + value);
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(put.header(header)).isEqualTo(value);
        RawHttpAnswer chunked =
                client.put("/bucket/chunked", chunks + header + ":" + value + "\r\n\r\n", UNSIGNED_CHUNKS, trailer);
        assertThat(chunked.status()).as(chunked.toString()).isEqualTo(200);
        RawHttpAnswer got = client.get("/bucket/chunked", "x-amz-checksum-mode: ENABLED");
        assertThat(got.body()).asString().isEqualTo("hello");
        assertThat(got.header(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "zz|hello|InvalidRequest",
                "-5|hello|InvalidRequest",
                "6|hello|InvalidRequest",
                "7|hello|InvalidRequest",
                "100|hello|IncompleteBody",
                "4|hello|InvalidRequest",
                "8000000000000000|hello|InvalidRequest",
                "|hello|InvalidRequest",
            },
            delimiter = '|')
    void aBrokenChunkIsRefused(String size, String bytes, String code) throws IOException {
        String body = (size == null ? "" : size) + "\r\n" + bytes + "\r\n0\r\n\r\n";
        assertThat(code(client.put("/bucket/k", body, UNSIGNED_CHUNKS))).isEqualTo(code);
        untouched();
    }

    @Test
    void aChunkWithoutTheRightSignatureIsRefused() throws IOException {
        String body =
                "5;chunk-signature=" + "0".repeat(64) + "\r\nhello\r\n0;chunk-signature=" + "0".repeat(64) + "\r\n\r\n";
        String signed = "x-amz-content-sha256: STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
        assertThat(code(client.put("/bucket/k", body, signed, "x-amz-decoded-content-length: 5")))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code(client.put("/bucket/k", "5\r\nhello\r\n0\r\n\r\n", signed)))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code(client.put(
                        "/bucket/k", "5\r\nhello\r\n0\r\n\r\n", UNSIGNED_CHUNKS, "x-amz-decoded-content-length: 6")))
                .isEqualTo("IncompleteBody");
        untouched();
    }

    @Test
    void aTruncatedUploadIsNeverSeen() throws IOException {
        byte[] whole = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        byte[] request = client.request("PUT", "/bucket/k", whole);
        try (Socket socket = client.open()) {
            socket.getOutputStream().write(request, 0, request.length - 1);
            socket.shutdownOutput();
            // The server ends the connection when it has seen the end of the bytes.
            socket.getInputStream().readAllBytes();
        }
        untouched();
        assertThat(client.get("/bucket?list-type=2").body()).asString().contains("<Size>6</Size>");
    }

    @Test
    void anUploadIsNotSeenBeforeItsEnd() throws IOException {
        byte[] whole = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        byte[] request = client.request("PUT", "/bucket/k", whole);
        try (Socket socket = client.open()) {
            socket.getOutputStream().write(request, 0, request.length - 1);
            while (unfinished().isEmpty() || Files.size(unfinished().get(0)) < 200_000) {
                Thread.onSpinWait();
            }
            assertThat(client.get("/bucket/k").body()).asString().isEqualTo("before");
            assertThat(client.get("/bucket?list-type=2").body()).asString().contains("<KeyCount>1</KeyCount>");
            socket.getOutputStream().write(request, request.length - 1, 1);
            socket.getInputStream().readAllBytes();
        }
        assertThat(client.get("/bucket/k").body()).isEqualTo(whole);
    }

    @Test
    void aBodyWithoutALengthMayComeInChunksOfHttp() {
        String head = new String(
                client.request(
                        "PUT",
                        "/bucket/k",
                        new byte[0],
                        "content-length: ",
                        "transfer-encoding: chunked",
                        "x-amz-content-sha256: UNSIGNED-PAYLOAD"),
                StandardCharsets.UTF_8);
        RawHttpAnswer answer =
                client.exchange((head + "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.get("/bucket/k").body()).asString().isEqualTo("hello");
    }

    @Test
    void theEntitiesOfADocumentAreNotRead() {
        String harm = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<Delete><Object><Key>&e;</Key></Object></Delete>";
        assertThat(code(client.send("POST", "/bucket?delete", harm))).isEqualTo("MalformedXML");
        assertThat(code(client.send("POST", "/bucket?delete", "<Delete/>"))).isEqualTo("MalformedXML");
        assertThat(code(client.send("POST", "/bucket?delete", "no XML"))).isEqualTo("MalformedXML");
        assertThat(code(client.send("POST", "/bucket?delete", "<Delete>" + " ".repeat(9_000_000))))
                .isEqualTo("EntityTooLarge");
    }
}
