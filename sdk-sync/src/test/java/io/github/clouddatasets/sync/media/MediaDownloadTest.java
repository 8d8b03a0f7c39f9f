package io.github.clouddatasets.sync.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Media on their way into files: whole, under a sensible name, or not there at all. */
class MediaDownloadTest {

    private static final String CONTENT = "0123456789";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 10\r\n\r\n";

    private final SyncServer server = new SyncServer();
    private final SyncClient client =
            server.builder().idleTimeout(Duration.ofMillis(300)).build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Answer info(@Nullable String filename, @Nullable Integer size) {
        String name = filename == null ? "null" : "\"" + filename + "\"";
        return Answer.json(
                200,
                "{\"data\":{\"type\":\"media:medias\",\"id\":\"0f.png\",\"attributes\":{\"filename\":" + name
                        + ",\"size\":" + size + "}}}");
    }

    private static Answer whole() {
        return Answer.body(200, "image/png", CONTENT);
    }

    /** Answers looks with this record, and downloads with these answers and then with the whole file. */
    private void answering(Answer info, Answer... downloads) {
        List<Answer> next = new ArrayList<>(List.of(downloads));
        server.answering(request -> {
            if (request.path().contains("/medias/info/")) {
                return info;
            }
            synchronized (next) {
                return next.isEmpty() ? whole() : next.remove(0);
            }
        });
    }

    private long downloads() {
        return server.requests().stream()
                .filter(request -> request.path().contains("/medias/files/"))
                .count();
    }

    @Test
    void intoAFileOfTheCallersName() throws IOException {
        answering(info("bridge.png", 10));
        List<Progress> seen = new ArrayList<>();

        Path file = client.media().download(MediaReference.of("r.png"), folder.resolve("mine.png"), seen::add);

        assertThat(file).isEqualTo(folder.resolve("mine.png")).hasContent(CONTENT);
        assertThat(files()).containsExactly("mine.png");
        assertThat(seen).last().satisfies(progress -> {
            assertThat(progress.done()).isEqualTo(10);
            assertThat(progress.total()).isEqualTo(10);
        });
    }

    @Test
    void nothingIsWrittenOverAFileUnlessTheCallerSaysSo() throws IOException {
        answering(info("bridge.png", 10));
        Path there = Files.writeString(folder.resolve("a.png"), "old");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.media().download("r.png", there))
                .withMessageContaining("file must not exist (FileOption.REPLACE_EXISTING replaces it)");
        assertThat(server.requests()).isEmpty();
        assertThat(client.media().download("r.png", there, FileOption.REPLACE_EXISTING))
                .hasContent(CONTENT);
    }

    @Test
    void intoAFolderUnderTheNameOfTheUpload() throws IOException {
        answering(info("../street: 1.png", 10));

        assertThat(client.media().downloadTo("r.png", folder)).isEqualTo(folder.resolve("street_ 1.png"));
        assertThat(client.media().downloadTo("r.png", folder)).isEqualTo(folder.resolve("street_ 1 (2).png"));
        assertThat(files()).containsExactly("street_ 1 (2).png", "street_ 1.png");
    }

    @Test
    void aRecordWithoutANameGivesTheFileTheNameOfTheResource() {
        answering(info(null, 10));

        assertThat(client.media().downloadTo("r.png", folder)).isEqualTo(folder.resolve("r.png"));
    }

    @Test
    void aRecordThatCannotBeReadCostsTheNameAndNotTheFile() {
        answering(Answer.json(422, "{\"errors\":[{\"title\":\"X\",\"detail\":\"no\"}]}"));

        assertThat(client.media().downloadTo("r.png", folder))
                .isEqualTo(folder.resolve("r.png"))
                .hasContent(CONTENT);
    }

    static Stream<Answer> breaks() {
        return Stream.of(
                Answer.closing(HEAD + "0123"),
                Answer.closing(HEAD),
                Answer.closing(""),
                Answer.reset(HEAD + "0123"),
                Answer.silence(HEAD + "0123"), // stalled: the idle timeout ends the attempt
                Answer.body(200, "image/png", "0123"), // whole by its own length, not by the record's
                Answer.body(502, "text/html", "<html>Bad Gateway</html>"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void aBrokenDownloadStartsAgainFromZero(Answer broken) throws IOException {
        answering(info("bridge.png", 10), broken, broken);

        assertThat(client.media().downloadTo("r.png", folder)).hasContent(CONTENT);
        assertThat(files()).containsExactly("bridge.png");
        assertThat(downloads()).isEqualTo(3);
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.header("Range")).isNull());
    }

    @Test
    void aFileThatIsShorterThanItsRecordGetsNoName() throws IOException {
        server.answering(request ->
                request.path().contains("/info/") ? info("bridge.png", 10) : Answer.body(200, "image/png", "0123"));

        assertThatThrownBy(() -> client.media().downloadTo("r.png", folder))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("ended after 4 of 10 bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void aStreamIsNotStartedAgain() {
        answering(info("bridge.png", 10), Answer.closing(HEAD + "0123"));
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThatThrownBy(() -> client.media().download("r.png", target)).isInstanceOf(ConnectionLostException.class);
        assertThat(target.toString(US_ASCII)).isEqualTo("0123");
        assertThat(downloads()).isEqualTo(1);
    }

    @Test
    void manyGoFourAtATimeEachWithItsOutcome() throws Exception {
        CyclicBarrier four = new CyclicBarrier(4);
        List<String> resources =
                IntStream.range(0, 12).mapToObj(i -> "r" + i + ".png").toList();
        server.answering(request -> {
            if (request.path().contains("/info/")) {
                return info("same.png", 10);
            }
            if (request.path().endsWith("/r5.png")) {
                await(four);
                return Answer.json(
                        404, "{\"status\":\"404\",\"type\":\"Verse::Error::RecordNotFound\",\"detail\":\"x\"}");
            }
            await(four); // only where four are under way together
            return whole();
        });
        List<Progress> seen = new ArrayList<>();

        List<MediaDownload> outcome = client.media().downloadAll(resources, folder, seen::add);

        assertThat(outcome).extracting(MediaDownload::resource).containsExactlyElementsOf(resources);
        assertThat(outcome)
                .filteredOn(MediaDownload::succeeded)
                .hasSize(11)
                .allSatisfy(one -> assertThat(one.file())
                        .isEqualTo(folder.resolve(one.resource()))
                        .hasContent(CONTENT));
        assertThat(outcome.get(5).failure()).isInstanceOf(NotFoundException.class);
        assertThat(outcome.get(5).file()).isNull();
        assertThat(seen)
                .extracting(Progress::done)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(i -> (long) i).toList());
        assertThat(seen).allSatisfy(progress -> assertThat(progress.total()).isEqualTo(12));
        assertThat(files()).hasSize(11);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("fewer than four requests at a time", e);
        }
    }

    @Test
    void aSecondRunLeavesWhatIsThere() throws IOException {
        answering(info("bridge.png", 10));
        Files.writeString(folder.resolve("a.png"), "abcdefghij");
        Files.writeString(folder.resolve("b.png"), "short");

        List<MediaDownload> outcome = client.media().downloadAll(List.of("a.png", "b.png", "c.png", "a.png"), folder);

        assertThat(outcome).extracting(MediaDownload::resource).containsExactly("a.png", "b.png", "c.png");
        assertThat(outcome).extracting(MediaDownload::alreadyThere).containsExactly(true, false, false);
        assertThat(folder.resolve("a.png")).hasContent("abcdefghij");
        assertThat(outcome.get(1).failure()).hasMessageContaining("file must not exist");
        assertThat(folder.resolve("b.png")).hasContent("short");
        assertThat(folder.resolve("c.png")).hasContent(CONTENT);
        assertThat(client.media()
                        .downloadAll(List.of("b.png"), folder, FileOption.REPLACE_EXISTING)
                        .get(0)
                        .file())
                .isEqualTo(folder.resolve("b.png"))
                .hasContent(CONTENT);
    }

    @Test
    void refusedCredentialsEndTheRun() {
        server.always(Answer.json(
                401,
                "{\"status\":\"401\",\"type\":\"Verse::Error::Authorization\",\"detail\":\"unauthorized_access\"}"));
        List<String> resources =
                IntStream.range(0, 100).mapToObj(i -> "r" + i + ".png").toList();

        assertThatThrownBy(() -> client.media().downloadAll(resources, folder))
                .isInstanceOf(AuthenticationException.class);
        assertThat(server.requests()).hasSizeLessThan(20);
    }

    @Test
    void aListenersExceptionEndsTheRun() {
        answering(info("bridge.png", 10));

        assertThatThrownBy(() -> client.media().downloadAll(List.of("a.png", "b.png"), folder, progress -> {
                    throw new UncheckedIOException(new IOException("listener"));
                }))
                .hasMessageContaining("listener");
    }

    @Test
    void resourcesThatCannotBecomeFilesAreRefusedBeforeAnythingIsSent() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.media().downloadAll(List.of("a:b.png", "a_b.png"), folder))
                .withMessageContaining("resources must not become the same file as \"a:b.png\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.media().downloadAll(List.of("a/b.png"), folder))
                .withMessageContaining("resources must not contain '/'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.media().downloadAll(List.of("a.png"), file))
                .withMessageContaining("folder must be a folder");
        assertThat(client.media().downloadAll(List.of(), folder)).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void eachResourceIsAskedForOnce() {
        answering(info("bridge.png", 10));
        Collection<String> asked = ConcurrentHashMap.newKeySet();

        client.media().downloadAll(List.of("a.png", "b.png", "a.png"), folder);

        assertThat(server.requests().stream()
                        .map(Request::path)
                        .filter(path -> path.contains("/files/"))
                        .map(path -> Objects.requireNonNull(path).substring(path.lastIndexOf('/') + 1)))
                .allSatisfy(resource -> assertThat(asked.add(resource)).isTrue())
                .hasSize(2);
    }
}
