package io.github.clouddatasets.emulator.s3;

import static io.github.clouddatasets.emulator.s3.S3TestClient.code;
import static io.github.clouddatasets.emulator.s3.S3TestClient.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects, and the files behind them. */
class S3ObjectTest {

    private static final String HELLO = "\"5d41402abc4b2a76b9719d911017c592\"";

    private final ManualClock clock = ManualClock.at("2026-11-26T12:00:00Z");
    private DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).start();
    private S3TestClient client = new S3TestClient(cloud, clock.instant());

    @BeforeEach
    void createTheBucket() {
        client.put("/bucket", "");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void anObjectIsAFileAndAFileIsAnObject() throws IOException {
        client.put("/bucket/a/b.txt", "hello");
        assertThat(cloud.file("/bucket/a/b.txt")).hasContent("hello");

        Files.writeString(cloud.file("obs://bucket/a/c.png"), "hello");
        RawHttpAnswer file = client.get("/bucket/a/c.png");
        assertThat(file.body()).asString().isEqualTo("hello");
        assertThat(file.header("ETag")).isEqualTo(HELLO);
        assertThat(file.header("Content-Type")).isEqualTo("image/png");

        Files.writeString(cloud.file("obs://bucket/a/b.txt"), "replaced by other means");
        RawHttpAnswer replaced = client.get("/bucket/a/b.txt");
        assertThat(replaced.body()).asString().isEqualTo("replaced by other means");
        assertThat(replaced.header("ETag")).isNotEqualTo(HELLO);
        assertThat(element(client.get("/bucket?prefix=a%2Fb"), "ETag"))
                .isEqualTo(String.valueOf(replaced.header("ETag")).replace("\"", "&quot;"));

        Files.delete(cloud.file("obs://bucket/a/b.txt"));
        assertThat(client.get("/bucket/a/b.txt").status()).isEqualTo(404);
    }

    @Test
    void headersAndMetadataStayWithTheObject() {
        client.put(
                "/bucket/k",
                "hello",
                "content-type: text/x-special; charset=UTF-8",
                "cache-control: no-store",
                "content-encoding: aws-chunked,gzip",
                "x-amz-meta-owner: one",
                "x-obs-meta-camera: two");
        RawHttpAnswer head = client.send("HEAD", "/bucket/k", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("5");
        assertThat(head.header("Content-Type")).isEqualTo("text/x-special; charset=UTF-8");
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
        assertThat(head.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(head.header("x-amz-meta-owner")).isEqualTo("one");
        assertThat(head.header("x-amz-meta-camera")).isEqualTo("two");
        assertThat(head.header("Last-Modified")).isEqualTo("Thu, 26 Nov 2026 12:00:00 GMT");
        RawHttpAnswer obs = client.get("/bucket/k", "x-obs-date: x");
        assertThat(obs.header("x-obs-meta-owner")).isEqualTo("one");
        RawHttpAnswer named =
                client.get("/bucket/k?response-content-disposition=attachment&response-content-type=a%2Fb");
        assertThat(named.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(named.header("Content-Type")).isEqualTo("a/b");
        assertThat(code(client.put("/bucket/k", "", "x-amz-meta-big: " + "x".repeat(2100))))
                .isEqualTo("MetadataTooLarge");
    }

    @Test
    void rangesAreThoseOfHttp() {
        client.put("/bucket/k", "0123456789");
        RawHttpAnswer middle = client.get("/bucket/k", "range: bytes=2-4");
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.body()).asString().isEqualTo("234");
        assertThat(middle.header("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(client.get("/bucket/k", "range: bytes=-3").body()).asString().isEqualTo("789");
        assertThat(client.get("/bucket/k", "range: bytes=8-99").body())
                .asString()
                .isEqualTo("89");
        assertThat(client.get("/bucket/k", "range: bytes=2-4", "if-range: \"other\"")
                        .status())
                .isEqualTo(200);
        RawHttpAnswer beyond = client.get("/bucket/k", "range: bytes=10-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(code(beyond)).isEqualTo("InvalidRange");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");
        RawHttpAnswer head = client.send("HEAD", "/bucket/k", "", "range: bytes=2-4");
        assertThat(head.status()).isEqualTo(206);
        assertThat(head.header("Content-Length")).isEqualTo("3");
    }

    @Test
    void conditionsOnReadsAreThoseOfHttp() {
        client.put("/bucket/k", "hello");
        assertThat(client.get("/bucket/k", "if-none-match: " + HELLO).status()).isEqualTo(304);
        assertThat(client.get("/bucket/k", "if-none-match: \"other\"").status()).isEqualTo(200);
        assertThat(client.get("/bucket/k", "if-match: \"other\", " + HELLO).status())
                .isEqualTo(200);
        assertThat(code(client.get("/bucket/k", "if-match: \"other\""))).isEqualTo("PreconditionFailed");
        String same = "Thu, 26 Nov 2026 12:00:00 GMT";
        String before = "Thu, 26 Nov 2026 11:59:59 GMT";
        assertThat(client.get("/bucket/k", "if-modified-since: " + same).status())
                .isEqualTo(304);
        assertThat(client.get("/bucket/k", "if-modified-since: " + before).status())
                .isEqualTo(200);
        assertThat(client.get("/bucket/k", "if-unmodified-since: " + before).status())
                .isEqualTo(412);
        assertThat(client.get("/bucket/k", "if-unmodified-since: " + before, "if-match: " + HELLO)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void conditionsOnWritesProtectTheObject() {
        assertThat(client.put("/bucket/k", "hello", "if-none-match: *").status())
                .isEqualTo(200);
        assertThat(client.put("/bucket/k", "second", "if-none-match: *").status())
                .isEqualTo(412);
        assertThat(client.put("/bucket/k", "second", "if-match: \"other\"").status())
                .isEqualTo(412);
        assertThat(client.get("/bucket/k").body()).asString().isEqualTo("hello");
        assertThat(client.put("/bucket/k", "second", "if-match: " + HELLO).status())
                .isEqualTo(200);
    }

    @Test
    void aCopyHasTheSameBytesAndItsOwnTime() {
        client.put("/bucket/from%20here", "hello", "content-type: text/plain", "x-amz-meta-a: b");
        clock.advance(Duration.ofMinutes(1));
        RawHttpAnswer copied = client.put("/bucket/to", "", "x-amz-copy-source: /bucket/from%20here");
        assertThat(copied.status()).isEqualTo(200);
        assertThat(element(copied, "LastModified")).isEqualTo("2026-11-26T12:01:00.000Z");
        RawHttpAnswer head = client.send("HEAD", "/bucket/to", "");
        assertThat(head.header("x-amz-meta-a")).isEqualTo("b");
        assertThat(head.header("ETag")).isEqualTo(HELLO);

        assertThat(code(client.put("/bucket/to", "", "x-amz-copy-source: bucket/to")))
                .isEqualTo("InvalidRequest");
        assertThat(client.put(
                                "/bucket/to",
                                "",
                                "x-amz-copy-source: bucket/to",
                                "x-amz-metadata-directive: REPLACE",
                                "content-type: a/b")
                        .status())
                .isEqualTo(200);
        assertThat(client.send("HEAD", "/bucket/to", "").header("x-amz-meta-a")).isNull();
        assertThat(code(client.put("/bucket/to", "", "x-amz-copy-source: bucket/none")))
                .isEqualTo("NoSuchKey");
        assertThat(code(client.put("/bucket/to", "", "x-amz-copy-source: none/none")))
                .isEqualTo("NoSuchBucket");
        assertThat(code(client.put("/bucket/to", "", "x-amz-copy-source: bucket")))
                .isEqualTo("InvalidArgument");
        assertThat(code(client.put(
                        "/bucket/to",
                        "",
                        "x-amz-copy-source: bucket/from%20here",
                        "x-amz-copy-source-if-none-match: " + HELLO)))
                .isEqualTo("PreconditionFailed");
    }

    @Test
    void aFolderIsAnObjectIfSomeoneHasPutIt() throws IOException {
        client.put("/bucket/made/", "");
        Files.createDirectories(cloud.file("/bucket/found/below"));
        assertThat(client.send("HEAD", "/bucket/made/", "").header("Content-Length"))
                .isEqualTo("0");
        assertThat(client.get("/bucket/made/").body()).isEmpty();
        assertThat(client.get("/bucket/found/").status()).isEqualTo(404);
        assertThat(element(client.get("/bucket?list-type=2"), "Key")).isEqualTo("made/");
        assertThat(element(client.get("/bucket?list-type=2"), "KeyCount")).isEqualTo("1");
        client.send("DELETE", "/bucket/made/", "");
        assertThat(client.get("/bucket/made/").status()).isEqualTo(404);
        assertThat(cloud.file("/bucket/made")).isDirectory();
        assertThat(client.send("DELETE", "/bucket", "").status()).isEqualTo(204);
        assertThat(cloud.file("/bucket")).doesNotExist();
    }

    @Test
    void aNameIsEitherAnObjectOrAFolder() {
        client.put("/bucket/a/b", "hello");
        assertThat(code(client.put("/bucket/a", "hello"))).isEqualTo("ObjectNameConflict");
        assertThat(code(client.put("/bucket/a/b/c", "hello"))).isEqualTo("ObjectNameConflict");
        assertThat(code(client.put("/bucket/a/b/c/d", "hello"))).isEqualTo("ObjectNameConflict");
        assertThat(code(client.put("/bucket/a/b/", ""))).isEqualTo("ObjectNameConflict");
        client.send("DELETE", "/bucket/a/b", "");
        assertThat(client.put("/bucket/a", "hello").status()).isEqualTo(200);
        // The input of a dataset is a folder even while it is empty.
        assertThat(code(client.put("/digits-bucket/input", "hello"))).isEqualTo("ObjectNameConflict");
    }

    @Test
    void aBucketGoesWhenItIsEmpty() {
        client.put("/bucket/k", "hello");
        assertThat(code(client.send("DELETE", "/bucket", ""))).isEqualTo("BucketNotEmpty");
        assertThat(code(client.put("/bucket", ""))).isEqualTo("BucketAlreadyOwnedByYou");
        assertThat(code(client.send("DELETE", "/digits-bucket", ""))).isEqualTo("BucketNotEmpty");
        assertThat(code(client.put("/A_b", ""))).isEqualTo("InvalidBucketName");
        assertThat(code(client.put("/.s3", ""))).isEqualTo("InvalidBucketName");
        assertThat(code(client.put("/none/k", "x"))).isEqualTo("NoSuchBucket");
        assertThat(element(client.get("/bucket?location"), "Code")).isEmpty();
        assertThat(client.get("/bucket?location").body()).asString().contains(">eu-de<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acl", "policy", "versioning", "lifecycle", "tagging", "cors", "website", "encryption"})
    void whatTheEmulatorLacksIsNotImplemented(String part) {
        RawHttpAnswer answer = client.get("/bucket?" + part);
        assertThat(answer.status()).isEqualTo(501);
        assertThat(code(answer)).isEqualTo("NotImplemented");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bucket/../digits-bucket/input/zero/digit-0000.png",
                "/bucket/%2e%2e/digits-bucket/input/zero/digit-0000.png",
                "/bucket/..%2fdigits-bucket/input/zero/digit-0000.png",
                "/bucket/a/../../.s3/objects",
                "/bucket//etc/passwd",
                "/bucket/%2fetc/passwd",
                "/bucket/a//b",
                "/bucket/./k",
                "/bucket/k%00.png",
                "/../work/bucket/k",
                "/%2e%2e/bucket/k",
                "/.s3/objects/x",
            })
    void noKeyLeadsOutOfItsBucket(String path) {
        client.put("/bucket/k", "hello");
        assertThat(client.get(path).status()).isBetween(400, 404);
        assertThat(client.put(path, "harm").status()).isBetween(400, 404);
        assertThat(client.put("/bucket/copy", "", "x-amz-copy-source: " + path).status())
                .isBetween(400, 404);
        client.send("DELETE", path, "");
        assertThat(client.get("/bucket/k").body()).asString().isEqualTo("hello");
        assertThat(client.get("/digits-bucket/input/zero/digit-0000.png").status())
                .isEqualTo(200);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noSymbolicLinkLeadsOutOfItsBucket() throws IOException {
        Path outside = Files.createDirectories(cloud.file("/other-bucket/x").getParent());
        Files.writeString(outside.resolve("secret"), "secret");
        client.put("/bucket/k", "hello");
        Files.createSymbolicLink(cloud.file("/bucket/file"), outside.resolve("secret"));
        Files.createSymbolicLink(cloud.file("/bucket/folder"), outside);
        Files.createSymbolicLink(cloud.file("/bucket/nowhere"), outside.resolve("none"));
        Files.createSymbolicLink(cloud.file("/bucket/inside"), cloud.file("/bucket/k"));
        Files.createSymbolicLink(cloud.file("/bucket/circle"), cloud.file("/bucket"));

        assertThat(client.get("/bucket/file").status()).isEqualTo(404);
        assertThat(client.get("/bucket/folder/secret").status()).isEqualTo(404);
        assertThat(client.put("/bucket/folder/new", "harm").status()).isEqualTo(400);
        assertThat(client.put("/bucket/nowhere", "harm").status()).isEqualTo(400);
        client.send("DELETE", "/bucket/folder/secret", "");
        assertThat(client.get("/bucket/inside").body()).asString().isEqualTo("hello");
        assertThat(new String(client.get("/bucket?list-type=2").body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("<KeyCount>2</KeyCount>", "<Key>inside</Key>", "<Key>k</Key>");
        assertThat(outside).isDirectoryContaining("glob:**/secret").isDirectoryNotContaining("glob:**/new");
    }

    @Test
    void aKeyIsNotTooLong() {
        assertThat(code(client.put("/bucket/" + "x".repeat(256), ""))).isEqualTo("KeyTooLongError");
        assertThat(code(client.put("/bucket/" + "12345678/".repeat(120), ""))).isEqualTo("KeyTooLongError");
        assertThat(client.put("/bucket/" + "x".repeat(255), "").status()).isEqualTo(200);
    }
}
