package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.testing.StubService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables and pictures of an answer on their way to the disk. */
@Timeout(60)
class ResultFilesTest {

    private static final String TARGET = "/cache/t%20a.csv?X-Amz-Expires=600&X-Amz-Signature=TELL%2BTALE%3D";

    @TempDir
    private Path folder;

    private final Stub stub = new Stub();
    private final StubService storage = new StubService();

    @AfterEach
    void close() {
        stub.close();
        storage.close();
    }

    private ResultFile file(@Nullable String name, String target, @Nullable Instant expiresAt) {
        return new ResultFile(name, Secret.of(storage.address() + target), expiresAt);
    }

    private ResultFile table() {
        return file("t.csv", TARGET, null);
    }

    private List<String> inFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void tablesAndPicturesOfAnAnswerComeFromTheStorageWithoutTheKey(String version) throws IOException {
        String content = "{\"name\":\"%s\",\"url\":\"" + storage.address() + "%s\",\"%s\":\"2024-01-02T03:14:05.1Z\"}";
        String expiry = version.equals("v2") ? "expires_at" : "expiredAt";
        stub.service.answer("{\"code\":0,\"data\":{\"blocks\":[{\"type\":\"TABLE\",\"content\":"
                + content.formatted("t.csv", TARGET, expiry) + "},{\"type\":\"IMAGE\",\"content\":"
                + content.formatted("A title", "/cache/b.png?sig=1", expiry) + "}]}}");
        PowerdrillClient client = stub.client.with(o -> o.traceId("job-42"));
        JobAnswer answer = version.equals("v2")
                ? client.jobs().create(b -> b.sessionId("s").question("q"))
                : client.v1().jobs().create(b -> b.sessionId("s").question("q"));
        storage.answer(new MockResponse().setBody("x,y\n1,2\n")).answer(new MockResponse().setBody("PNG"));
        List<Progress> progress = new ArrayList<>();

        Path table = client.jobs().downloadTo(answer.tables().get(0), folder, progress::add);
        Path image = client.jobs().download(answer.images().get(0), folder.resolve("own name.png"));

        assertThat(table).isEqualTo(folder.resolve("t.csv")).hasContent("x,y\n1,2\n");
        assertThat(image).hasContent("PNG");
        assertThat(inFolder()).containsExactly("own name.png", "t.csv");
        assertThat(progress).last().extracting(Progress::done).isEqualTo(8L);
        RecordedRequest request = storage.next();
        assertThat(request.getRequestLine()).isEqualTo("GET " + TARGET + " HTTP/1.1");
        assertThat(storage.next().getRequestLine()).isEqualTo("GET /cache/b.png?sig=1 HTTP/1.1");
        assertThat(request.getHeaders().names())
                .isSubsetOf("Host", "Connection", "Accept-Encoding", "Accept", "User-Agent");
        assertThat(request.getHeaders().toString()).doesNotContain(Stub.KEY, "job-42");
        assertThat(answer.toString()).doesNotContain("TALE");
    }

    @Test
    void aLinkIsUsedUntilItExpires() {
        Instant expiry = Instant.parse("2024-01-02T03:14:05Z");
        ResultFile file = file("t.csv", TARGET, expiry);
        stub.time.advance(Duration.ofMinutes(10).minusMillis(1));
        storage.answer(new MockResponse().setBody("x"));
        stub.client.jobs().downloadTo(file, folder);
        assertThat(storage.count()).isEqualTo(1);

        stub.time.advance(Duration.ofMillis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.jobs().download(file, folder.resolve("late.csv")))
                .withMessage("file \"t.csv\" has a link that expired at 2024-01-02T03:14:05Z "
                        + "(it is 2024-01-02T03:14:05Z now): ask for a new one");
        assertThat(storage.count()).isEqualTo(1);
        assertThat(inFolder()).containsExactly("t.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none | none | file without a name has no link
            t.csv | none | file "t.csv" has no link
            t.csv | tmp_datasource_cache/code_result/t.csv | file "t.csv" has no link, only a key in the service's storage
            none | /tmp/t.csv | file without a name has no link, only a key in the service's storage
            t.csv | ftp://s.example/t.csv | file "t.csv" has no link, only a key in the service's storage
            """)
    void aFileWithoutALinkIsRefused(@Nullable String name, @Nullable String url, String message) {
        ResultFile file = new ResultFile(name, url == null ? null : Secret.of(url), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stub.client.jobs().downloadTo(file, folder))
                .withMessage(message);
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void aLinkThatIsNotEncryptedIsNotTrusted() {
        ResultFile file = new ResultFile("t.csv", Secret.of("http://s.example/t.csv?sig=TELLTALE"), null);

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> stub.client.jobs().downloadTo(file, folder))
                .withMessageNotContaining("TELLTALE");
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void aFileAndATargetAreRequired() {
        ResultFile none = null;
        Path nowhere = null;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> download(none, folder))
                .withMessage("result is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> download(table(), nowhere))
                .withMessage("file is required");
        assertThat(storage.count()).isZero();
    }

    /** As callers do who know nothing of nullness. */
    @SuppressWarnings("NullAway")
    private void download(@Nullable ResultFile file, @Nullable Path target) {
        stub.client.jobs().download(file, target);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            t.csv | /c/key.csv?s=1 | t.csv
            ../../up.csv | /c/key.csv?s=1 | up.csv
            ..\\..\\up.csv | /c/key.csv | up.csv
            /etc/x.csv | /c/key.csv | x.csv
            Trend of deaths | /c/key.png?s=a/b.exe | key.png
            none | /c/key.csv?s=1 | key.csv
            Trend of deaths | /c/ | Trend of deaths
            none | /c/ | download
            .csv | /c/key.csv | key.csv
            """)
    void inAFolderAFileTakesItsNameWithoutHarm(@Nullable String name, String target, String expected) {
        storage.answer(new MockResponse().setBody("x"));

        assertThat(stub.client.jobs().downloadTo(file(name, target, null), folder))
                .isEqualTo(folder.resolve(expected));
        assertThat(inFolder()).containsExactly(expected);
    }

    @Test
    void theStoragesRefusalSaysWhatToDo() {
        storage.answer(new MockResponse()
                .setResponseCode(403)
                .setHeader("x-amz-request-id", "R-1")
                .setBody("<Error><Code>AccessDenied</Code><Message>Request has expired</Message>"
                        + "<Expires>2024</Expires></Error>"));

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> stub.client.jobs().downloadTo(table(), folder))
                .withMessageStartingWith("powerdrill storage getFile: 403 AccessDenied Request has expired")
                .withMessageContaining("the link has expired or is not signed for this: ask for a new one")
                .withMessageNotContaining("TALE")
                .matches(refusal -> "R-1".equals(refusal.requestId()));
        assertThat(storage.count()).isEqualTo(1);
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void aFileThatIsGoneIsNotFound() {
        storage.answer(new MockResponse().setResponseCode(404).setBody("<Error><Code>NoSuchKey</Code></Error>"));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> stub.client.jobs().downloadTo(table(), folder));
        assertThat(inFolder()).isEmpty();
    }

    @Test
    void aBrokenDownloadGoesOnWhereItStopped() {
        byte[] whole = "0123456789".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        storage.answer(new MockResponse()
                .setHeader("Accept-Ranges", "bytes")
                .setHeader("ETag", "\"e\"")
                .setBody(new Buffer().write(whole, 0, 150_000))
                .setHeader("Content-Length", whole.length)
                .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
        storage.answer(503, "");
        storage.answer(new MockResponse()
                .setResponseCode(206)
                .setHeader("ETag", "\"e\"")
                .setHeader("Content-Range", "bytes 150000-199999/200000")
                .setBody(new Buffer().write(whole, 150_000, 50_000)));

        Path file = stub.client.jobs().downloadTo(table(), folder);

        assertThat(file).hasBinaryContent(whole);
        assertThat(inFolder()).containsExactly("t.csv");
        assertThat(storage.next().getHeader("Range")).isNull();
        for (int again = 0; again < 2; again++) {
            RecordedRequest rest = storage.next();
            assertThat(rest.getRequestLine()).isEqualTo("GET " + TARGET + " HTTP/1.1");
            assertThat(rest.getHeader("Range")).isEqualTo("bytes=150000-");
            assertThat(rest.getHeader("If-Range")).isEqualTo("\"e\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void theFileOfADataSourceComesBackByALinkMadeForIt(String version) throws IOException {
        boolean second = version.equals("v2");
        stub.service
                .answer("{\"code\":0,\"data\":{\"id\":\"s\",\"name\":\"iris.csv\"}}")
                .answer("{\"code\":0,\"data\":{\"" + (second ? "presigned_url" : "presignedUrl") + "\":\""
                        + storage.address() + "/k/8f3a?sig=1\",\"" + (second ? "expires_at" : "expireAt")
                        + "\":\"2024-01-02T03:14:05.1Z\"}}");
        storage.answer(new MockResponse().setBody("a,b\n"));
        Path saved = second
                ? stub.client.dataSources().downloadTo("d", "s", folder)
                : stub.client.v1().dataSources().downloadTo("d", "s", folder);

        assertThat(saved).isEqualTo(folder.resolve("iris.csv")).hasContent("a,b\n");
        RecordedRequest request = storage.next();
        assertThat(request.getPath()).isEqualTo("/k/8f3a?sig=1");
        assertThat(request.getHeader("x-pd-api-key")).isNull();
    }
}
