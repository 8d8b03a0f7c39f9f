package io.github.clouddatasets.sync.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploads: stored once, safe to repeat, refused with the file's name and the reason. */
class MediaUploadTest {

    private static final String PROJECT = "01a2152f-89c4-7950-b414-e28b01bdcb03";

    private static final Answer CANNOT_CREATE = Answer.json(
            422,
            "{\"errors\":[{\"status\":422,\"title\":\"Verse::Error::CannotCreateRecord\",\"detail\":"
                    + "\"verse.errors.cannot_create_record\"}]}");

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static Answer stored(long size) {
        return Answer.json(200, "{\"data\":[" + record(size, PROJECT) + "]}");
    }

    private static Answer found(long size, String project) {
        return Answer.json(200, "{\"data\":" + record(size, project) + "}");
    }

    private static String record(long size, String project) {
        return "{\"type\":\"media:medias\",\"id\":\"0f.png\",\"attributes\":{\"resource\":\"r.png\",\"key\":\"\","
                + "\"filename\":\"bridge.png\",\"size\":" + size + ",\"project_id\":\"" + project + "\"}}";
    }

    private static Answer exists(String resource) {
        return Answer.json(
                422,
                "{\"errors\":[{\"status\":422,\"title\":\"Verse::Error::ValidationFailed\",\"detail\":\"Resource "
                        + resource + " with key  already exists\"}]}");
    }

    private static Answer missing(String resource) {
        return Answer.json(
                404,
                "{\"errors\":[{\"status\":\"404\",\"title\":\"Verse::Error::RecordNotFound\",\"detail\":"
                        + "\"{:resource=>\\\"" + resource + "\\\", :key=>\\\"\\\"}\"}]}");
    }

    private static UploadMediaRequest.Builder fourBytes() {
        return UploadMediaRequest.builder()
                .projectId(PROJECT)
                .resource("r.png")
                .bytes("bridge.png", "PNG!".getBytes(US_ASCII));
    }

    private Media upload() {
        return client.media().upload(fourBytes().build());
    }

    private List<String> sent() {
        return server.requests().stream()
                .map(request -> request.method() + " " + request.path().substring("/api/v1/media".length()))
                .toList();
    }

    @Test
    void aFileIsStreamedWithProgress() throws IOException {
        byte[] bytes = "0123456789".repeat(20_000).getBytes(US_ASCII);
        Path file = Files.write(folder.resolve("street.jpg"), bytes);
        server.answers(stored(bytes.length));
        List<Progress> seen = new ArrayList<>();

        Media media = client.media()
                .upload(
                        UploadMediaRequest.builder()
                                .projectId(PROJECT)
                                .resource("r.png")
                                .file(file)
                                .build(),
                        seen::add);

        assertThat(media.size()).isEqualTo(bytes.length);
        MultipartRecording form = MultipartRecording.parsed(server.request().body());
        assertThat(form.filename()).isEqualTo("street.jpg");
        assertThat(form.type()).isEqualTo("image/jpeg");
        assertThat(form.file()).isEqualTo(bytes);
        assertThat(seen).last().satisfies(progress -> {
            assertThat(progress.done()).isEqualTo(bytes.length);
            assertThat(progress.total()).isEqualTo(bytes.length);
        });
    }

    @Test
    void withoutAResourceTheNameIsRandomAsTheImportersOwn() {
        server.always(stored(4));

        client.media().upload(b -> b.projectId(PROJECT).bytes("A.JPeG", "PNG!".getBytes(US_ASCII)));
        client.media().upload(b -> b.projectId(PROJECT).bytes("no extension", "PNG!".getBytes(US_ASCII)));

        assertThat(sent().get(0)).matches("POST /medias/files/[0-9a-f]{16}\\.JPeG");
        assertThat(sent().get(1)).matches("POST /medias/files/[0-9a-f]{16}");
    }

    @Test
    void aSecondUploadOfTheSameFileFindsTheFirst() {
        server.answers(exists("r.png"), found(4, PROJECT));

        assertThat(upload().id()).isEqualTo("0f.png");
        assertThat(sent()).containsExactly("POST /medias/files/r.png", "GET /medias/info/r.png");
    }

    @Test
    void aRaceThatAnotherUploadHasWonFindsItsFile() {
        server.answers(CANNOT_CREATE, found(4, PROJECT));

        assertThat(upload().id()).isEqualTo("0f.png");
    }

    @Test
    void anUploadWhoseAnswerIsLostFindsItsFile() {
        server.answers(Answer.closing(""), exists("r.png"), found(4, PROJECT));

        assertThat(upload().id()).isEqualTo("0f.png");
        assertThat(sent())
                .containsExactly("POST /medias/files/r.png", "POST /medias/files/r.png", "GET /medias/info/r.png");
        assertThat(server.requests().get(0).body())
                .isEqualTo(server.requests().get(1).body());
    }

    @Test
    void anotherFileUnderTheSameResourceIsAConflict() {
        server.answers(exists("r.png"), found(562, PROJECT));

        ConflictException conflict = catchThrowableOfType(ConflictException.class, this::upload);

        assertThat(conflict)
                .hasMessageStartingWith("idah uploadMedia: 422 Verse::Error::ValidationFailed Resource r.png")
                .hasMessageContaining(
                        "the resource r.png is taken by another file: \"bridge.png\" of 562 bytes, this file has 4");
        assertThat(conflict.retryable()).isFalse();
        assertThat(conflict.getSuppressed()).singleElement().isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theSameSizeInAnotherProjectIsAConflict() {
        server.answers(exists("r.png"), found(4, "other"));

        assertThatThrownBy(this::upload)
                .isExactlyInstanceOf(ConflictException.class)
                .hasMessageContaining("is taken by another file: a file of the project other");
    }

    @Test
    void aResourceThatIsTakenOutOfSightIsAConflict() {
        server.answers(CANNOT_CREATE, missing("r.png"));

        assertThatThrownBy(this::upload)
                .isExactlyInstanceOf(ConflictException.class)
                .hasMessageContaining(
                        "the resource r.png is taken by a file that this caller does not see: one of another"
                                + " project, or this very file, if the caller does not see the project " + PROJECT);
    }

    @Test
    void anUploadToAProjectOutOfSightIsStoredAllTheSameAndTheErrorSaysSo() {
        server.answers(missing("r.png"), missing("r.png"));

        assertThatThrownBy(this::upload)
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("this caller does not see the project " + PROJECT
                        + "; the service has stored the file all the same, so that the resource r.png is taken");
    }

    @Test
    void anAnswerThatIsMeantForAnotherUploadLeadsToAnotherTry() {
        server.answers(exists("other.png"), missing("r.png"), stored(4));

        assertThat(upload().id()).isEqualTo("0f.png");
        assertThat(sent())
                .containsExactly("POST /medias/files/r.png", "GET /medias/info/r.png", "POST /medias/files/r.png");
    }

    @Test
    void answersForOthersAreBelievedIfTheyGoOn() {
        server.answering(request -> request.method().equals("POST") ? exists("other.png") : missing("r.png"));

        assertThatThrownBy(this::upload).isExactlyInstanceOf(ConflictException.class);
        assertThat(server.requests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(3);
    }

    @Test
    void aLookThatGetsTheAnswerOfAnUploadIsMadeAgain() {
        server.answers(exists("r.png"), exists("other.png"), missing("other.png"), found(4, PROJECT));

        assertThat(upload().id()).isEqualTo("0f.png");
        assertThat(sent()).filteredOn(line -> line.startsWith("GET")).hasSize(3);
    }

    @Test
    void aLookThatFailsLeavesTheRefusalAsItIs() {
        server.answers(exists("r.png"));
        server.always(Answer.json(500, "{\"status\":\"500\",\"type\":\"Sequel::DatabaseError\",\"detail\":\"x\"}"));

        assertThatThrownBy(this::upload)
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("already exists")
                .satisfies(refusal ->
                        assertThat(refusal.getSuppressed()).singleElement().isInstanceOf(ServerException.class));
    }

    @Test
    void aRefusalInAnAnswerOfStatus200IsAnExceptionWithFileAndReason() {
        server.answers(Answer.json(
                200,
                "{\"data\":[],\"meta\":{\"skipped\":[{\"filename\":\"bridge.png\",\"message\":\"File too large (max 1 GB"
                        + " per file)\"}]}}"));

        assertThatThrownBy(this::upload)
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "idah uploadMedia: 200 skipped \"bridge.png\": File too large (max 1 GB per file)"
                                + " (the service does not take the file; nothing was stored)");
    }

    @Test
    void aFileThatCouldNotBeStoredIsAServersFault() {
        server.answers(Answer.json(
                200, "{\"data\":[],\"meta\":{\"errored\":[{\"filename\":\"bridge.png\",\"message\":\"disk full\"}]}}"));

        assertThatThrownBy(this::upload)
                .isExactlyInstanceOf(ServerException.class)
                .hasMessageContaining("\"bridge.png\": disk full");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anEmptyAnswerIsAFailureToo() {
        server.answers(Answer.json(200, "{\"data\":[]}"));

        assertThatThrownBy(this::upload).hasMessageContaining("the service stored nothing and gives no reason");
    }

    @Test
    void aRecordWithoutAnIdIsUnreadable() {
        server.answers(Answer.json(200, "{\"data\":[{\"attributes\":{\"size\":4}}]}"));

        assertThatThrownBy(this::upload).isInstanceOf(DecodeException.class);
    }

    @Test
    void aRecordOfAnotherLengthIsNoSuccess() {
        server.answers(stored(3));

        assertThatThrownBy(this::upload)
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("stored 3 of 4 bytes under the resource r.png");
    }

    @Test
    void anArchiveIsSentOnceWhateverHappens() {
        server.always(Answer.closing(""));

        assertThatThrownBy(() -> client.media()
                        .uploadArchive(PROJECT, "idah-image", MediaFile.of("two.zip", new byte[9]), progress -> {}))
                .isInstanceOf(ConnectionLostException.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void membersOfAnArchiveThatWereNotStoredAreNamed() {
        server.answers(
                Answer.json(
                        200,
                        "{\"data\":[" + record(3, PROJECT)
                                + "],\"meta\":{\"skipped\":[null,{\"filename\":\"a.txt\",\"message\":"
                                + "\"File type is not supported\"}],\"errored\":[{\"filename\":\"b.png\",\"message\":null}]}}"));

        ArchiveUpload outcome = client.media()
                .uploadArchive(PROJECT, "idah-image", MediaFile.of("two.zip", new byte[9]), progress -> {});

        assertThat(outcome.medias()).extracting(Media::filename).containsExactly("bridge.png");
        assertThat(outcome.skipped()).containsExactly(new UploadNote("a.txt", "File type is not supported"));
        assertThat(outcome.errored()).hasToString("[\"b.png\": no reason is given]");
        assertThat(outcome.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 200})
    void aConnectionThatBreaksInTheMiddleOfTheAnswerLeadsToTheStoredFile(int bytes) {
        byte[] answer = Recording.ofDataset("media-upload").response();
        String start = new String(answer, 0, bytes, US_ASCII);
        server.answers(Answer.reset(start), exists("r.png"), found(4, PROJECT));

        assertThat(upload().id()).isEqualTo("0f.png");
    }

    @Test
    void aServiceThatFallsSilentIsAskedAgainAfterTheIdleTimeout() {
        server.answers(Answer.silence(""), exists("r.png"), found(4, PROJECT));

        try (SyncClient impatient =
                server.builder().idleTimeout(Duration.ofMillis(200)).build()) {
            assertThat(impatient.media().upload(fourBytes().build()).id()).isEqualTo("0f.png");
        }
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void manySecondUploadsAtOnceFindTheirFilesThoughTheirRefusalsAreMixedUp() {
        AtomicInteger uploads = new AtomicInteger();
        server.answering(request -> request.method().equals("POST")
                ? exists("r" + uploads.getAndIncrement() % 7 + ".png")
                : found(4, PROJECT));
        List<CompletableFuture<Media>> second = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String resource = "r" + i + ".png";
            second.add(client.async(
                    c -> c.media().upload(fourBytes().resource(resource).build())));
        }

        assertThat(second).allSatisfy(upload -> assertThat(upload.join().id()).isEqualTo("0f.png"));
        assertThat(uploads).hasValue(20);
    }

    @Test
    void aListenersExceptionEndsTheUpload() {
        server.always(stored(4));

        assertThatThrownBy(() -> client.media().upload(fourBytes().build(), progress -> {
                    throw new IllegalStateException("listener");
                }))
                .hasMessageContaining("listener");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aServiceThatIsGoneForAMomentIsAskedAgain() {
        server.answers(Answer.body(502, "text/html", "<html>Bad Gateway</html>"), stored(4));

        assertThat(upload().id()).isEqualTo("0f.png");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void eachAttemptOpensTheSourceAnew() {
        server.answers(Answer.closing(""), stored(4));
        AtomicInteger opened = new AtomicInteger();

        client.media()
                .upload(b -> b.projectId(PROJECT).resource("r.png").stream("a.png", 4, () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream("PNG!".getBytes(US_ASCII));
                }));

        assertThat(opened).hasValue(2);
        assertThat(server.requests())
                .extracting(Request::body)
                .allSatisfy(body -> assertThat(body).contains("PNG!"));
    }

    @Test
    void aSourceThatGivesTooLittleStoresNothing() {
        server.always(stored(4));

        assertThatThrownBy(() -> client.media()
                        .upload(b -> b.projectId(PROJECT).resource("r.png").stream(
                                "a.png", 4, () -> new ByteArrayInputStream(new byte[3]))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gave 3 bytes, not the 4 that were announced");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void filesThatAreMissingEmptyOrTooLongAreRefusedBeforeAnythingIsSent() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.png"));
        Path huge = folder.resolve("huge.mp4");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(MediaFile.LARGEST + 1);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.media().upload(b -> b.projectId(PROJECT).file(folder.resolve("no.png"))))
                .withMessageContaining("must be a file that exists");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.media().upload(b -> b.projectId(PROJECT).file(empty)))
                .withMessageContaining("must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client.media().upload(b -> b.projectId(PROJECT).file(huge)))
                .withMessage("file must be at most 1073741824 bytes (1 GiB, the service's limit for a file): \"" + huge
                        + "\" has 1073741825");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MediaFile.of("a.mp4", MediaFile.LARGEST + 1, () -> new ByteArrayInputStream(new byte[1])))
                .withMessageContaining("length must be 1 to 1073741824 bytes");
        assertThat(server.requests()).isEmpty();
    }
}
