package io.github.clouddatasets.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of an export: whole, under a sensible name, or not there at all. */
class DownloadTest {

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

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

    private static byte[] startOf(String recording, int bytesOfBody) {
        byte[] response = Recording.named(recording).response();
        return Arrays.copyOf(
                response, response.length - Recording.named(recording).body().length + bytesOfBody);
    }

    @ParameterizedTest
    @CsvSource({
        "download-zip, 1, idah-export-20260803-1-fx.zip, 491",
        "download-csv-64k, 2, idah-export-1785759000.csv, 64985",
        "download-non-ascii-filename, 3, idah export é #3.txt, 6",
        "export-create-then-download, 26, idah-export-1795294455.upd, 397",
    })
    void intoAFolderUnderTheServicesName(String recording, String id, String name, int size) throws IOException {
        server.answers(Recording.answer(recording));

        Path file = client.exports().downloadTo(id, folder);

        assertThat(file).isEqualTo(folder.resolve(name)).hasSize(size);
        assertThat(Files.readAllBytes(file))
                .isEqualTo(Recording.named(recording).body());
        assertThat(files()).containsExactly(name);
    }

    @Test
    void intoAFileOfTheCallersNameWhichIsReplaced() throws IOException {
        Path target = folder.resolve("mine.csv");
        Files.writeString(target, "old and longer than nothing");
        server.answers(Recording.answer("download-csv-64k"));
        List<Progress> seen = new ArrayList<>();

        Path file = client.exports().download("2", target, seen::add, FileOption.REPLACE_EXISTING);

        assertThat(file).isEqualTo(target).hasSize(64_985);
        assertThat(files()).containsExactly("mine.csv");
        assertThat(seen).isNotEmpty().allSatisfy(progress -> {
            assertThat(progress.state()).isEqualTo("transferring");
            assertThat(progress.total()).isEqualTo(64_985);
        });
        assertThat(seen.get(seen.size() - 1).done()).isEqualTo(64_985);
        assertThat(seen.get(seen.size() - 1).fraction()).hasValue(1);
    }

    @Test
    void theFileHasItsNameOnlyWhenItIsWhole() throws IOException {
        server.answers(Recording.answer("download-csv-64k"));
        List<String> during = new ArrayList<>();

        client.exports().downloadTo("2", folder, progress -> {
            try {
                during.addAll(files());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(during).isNotEmpty().containsOnly("idah-export-1785759000.csv.part");
    }

    @Test
    void intoAStreamThatStaysOpen() {
        server.answers(Recording.answer("download-csv-64k"));
        List<String> closed = new ArrayList<>();
        ByteArrayOutputStream target = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.add("closed");
            }
        };

        assertThat(client.exports().download("2", target)).isEqualTo(64_985);
        assertThat(target.toByteArray())
                .isEqualTo(Recording.named("download-csv-64k").body());
        assertThat(closed).isEmpty();
    }

    @Test
    void aTruncatedFileIsFetchedAgainFromZero() throws IOException {
        server.answers(
                Answer.closing(startOf("download-csv-64k", 40_000)),
                Answer.closing(startOf("download-csv-64k", 0)),
                Recording.answer("download-csv-64k"));

        Path file = client.exports().downloadTo("2", folder);

        assertThat(Files.readAllBytes(file))
                .isEqualTo(Recording.named("download-csv-64k").body());
        assertThat(server.requests())
                .hasSize(3)
                .extracting(Request::target)
                .containsOnly("/api/v1/sync/exports/2/download");
        assertThat(server.requests()).allMatch(request -> request.header("Range") == null);
        assertThat(files()).containsExactly("idah-export-1785759000.csv");
    }

    @Test
    void aFileThatStaysTruncatedLeavesNothing() throws IOException {
        server.always(Answer.closing(startOf("download-csv-64k", 64_984)));

        assertThatThrownBy(() -> client.exports().downloadTo("2", folder))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageStartingWith("idah downloadExport: ");

        assertThat(server.requests()).hasSizeBetween(8, 40);
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatWasThereSurvivesAFailedDownload() throws IOException {
        Path target = folder.resolve("mine.csv");
        Files.writeString(target, "old");
        server.always(Answer.closing(startOf("download-csv-64k", 100)));

        assertThatThrownBy(() -> client.exports().download("2", target, FileOption.REPLACE_EXISTING))
                .isInstanceOf(ConnectionLostException.class);

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("mine.csv");
    }

    @Test
    void aBrokenDownloadIntoAStreamIsNotStartedAgain() {
        server.always(Answer.closing(startOf("download-csv-64k", 100)));
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThatThrownBy(() -> client.exports().download("2", target)).isInstanceOf(ConnectionLostException.class);

        assertThat(server.requests()).hasSize(1);
        assertThat(target.size()).isEqualTo(100);
    }

    @Test
    void aDownloadIsStartedAsOftenAsTheClientTriesCalls() {
        server.always(Answer.closing(startOf("download-csv-64k", 100)));

        assertThatThrownBy(() -> client.with(o -> o.maxAttempts(1)).exports().downloadTo("2", folder))
                .isInstanceOf(ConnectionLostException.class);

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServiceThatIsDownIsAskedForAsLongAsThePatienceLasts() throws IOException {
        server.always(Recording.answer("nginx-sync-service-down-502"));

        assertThatThrownBy(() -> client.exports().downloadTo("2", folder))
                .isExactlyInstanceOf(ServerException.class)
                .hasMessageStartingWith("idah downloadExport: 502 [");

        assertThat(server.requests()).hasSizeBetween(8, 40);
        assertThat(files()).isEmpty();
    }

    private static final Answer FILE_NOT_FOUND =
            Answer.json(404, "{\"status\":\"404\",\"type\":\"Verse::Error::NotFound\",\"detail\":\"File not found\"}");

    private static Answer export(@Nullable String fileId, @Nullable String status, @Nullable String error) {
        return Answer.json(200, """
                {"data":{"type":"sync:exports","id":"7","attributes":{"job_id":"j","file_id":%s}},
                 "included":[{"type":"sync:jobs","id":"j","attributes":{"status":%s,"error":%s}}]}
                """.formatted(quoted(fileId), quoted(status), quoted(error)));
    }

    private static @Nullable String quoted(@Nullable String text) {
        return text == null ? null : "\"" + text + "\"";
    }

    private ConflictException conflict() {
        return Objects.requireNonNull(catchThrowableOfType(
                ConflictException.class, () -> client.exports().downloadTo("7", folder)));
    }

    @Test
    void anExportThatIsNotReadyIsExplainedByItsState() throws IOException {
        server.answers(Recording.answer("download-not-ready"), Recording.answer("export-show-not-ready"));

        ConflictException conflict = conflict();

        assertThat(conflict)
                .hasMessageStartingWith("idah downloadExport: 500 NoMethodError ")
                .hasMessageContaining("(export 7 has no file yet, its job is running: wait for it with"
                        + " exports().poller(\"7\").await()) [trace ");
        assertThat(conflict.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(conflict.httpStatus()).isEqualTo(500);
        assertThat(conflict.operation()).isEqualTo("downloadExport");
        assertThat(conflict.attempts()).isEqualTo(1);
        assertThat(conflict.retryable()).isTrue();
        assertThat(conflict.getSuppressed()).singleElement().isInstanceOf(ServerException.class);
        assertThat(server.requests())
                .extracting(Request::target)
                .containsExactly("/api/v1/sync/exports/7/download", "/api/v1/sync/exports/7?included%5B%5D=job");
        assertThat(files()).isEmpty();
    }

    @Test
    void objectStorageAnswers404ForAnExportThatIsNotReady() {
        server.answers(FILE_NOT_FOUND, Recording.answer("export-show-not-ready"));

        assertThatThrownBy(() -> client.exports().download("7", new ByteArrayOutputStream()))
                .isExactlyInstanceOf(ConflictException.class)
                .hasMessageContaining("has no file yet, its job is running: wait for it with exports().poller");
    }

    @ParameterizedTest
    @CsvSource({"pending, pending", "running, running", "paused, paused", ", in an unknown state"})
    void aJobThatMayStillEndIsOneToWaitFor(@Nullable String status, String told) {
        server.answers(Recording.answer("download-not-ready"), export(null, status, null));

        ConflictException conflict = conflict();

        assertThat(conflict)
                .hasMessageContaining("export 7 has no file yet, its job is " + told + ": wait for it with");
        assertThat(conflict.retryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"disk full, disk full", ", the service gives no reason", "' ', the service gives no reason"})
    void anExportWhoseJobErroredWillNeverHaveAFile(@Nullable String error, String reason) {
        server.answers(Recording.answer("download-not-ready"), export(null, "errored", error));

        ConflictException conflict = conflict();

        assertThat(conflict)
                .hasMessageContaining(
                        "export 7 will never have a file, its job errored (" + reason + "): ask for another export");
        assertThat(conflict.retryable()).isFalse();
    }

    @Test
    void theStateOfAStreamsDownloadIsExplainedInTheSameWords() {
        server.answers(Recording.answer("download-not-ready"), export(null, "errored", "disk full"));

        assertThatThrownBy(() -> client.exports().download("7", new ByteArrayOutputStream()))
                .isExactlyInstanceOf(ConflictException.class)
                .hasMessageContaining("export 7 will never have a file, its job errored (disk full)");
    }

    @Test
    void anExportWithoutAFileThoughItsJobIsCompletedIsOneToLookAtAgain() {
        server.answers(Recording.answer("download-not-ready"), export(null, "completed", null));

        ConflictException conflict = conflict();

        assertThat(conflict).hasMessageContaining("export 7 has no file although its job j is completed");
        assertThat(conflict.retryable()).isTrue();
    }

    @Test
    void aFileThatIsStoredMeanwhileIsOneToDownloadAgain() {
        server.answers(Recording.answer("download-not-ready"), export("f.zip", "completed", null));

        ConflictException conflict = conflict();

        assertThat(conflict).hasMessageContaining("export 7 had no file yet, and has one now: download it again");
        assertThat(conflict.retryable()).isTrue();
    }

    @Test
    void aFileThatIsGoneIsAConflictToo() {
        server.answers(FILE_NOT_FOUND, Recording.answer("export-show-included-job"));

        ConflictException conflict = conflict();

        assertThat(conflict)
                .hasMessageContaining("File not found")
                .hasMessageContaining("the file of export 1 is gone from the storage: ask for another export");
        assertThat(conflict.httpStatus()).isEqualTo(404);
        assertThat(conflict.retryable()).isFalse();
    }

    @Test
    void aFileThatTheStorageItselfMissesIsGoneToo() {
        server.answering(request -> request.path().endsWith("/download")
                ? Answer.json(
                        500,
                        "{\"status\":\"500\",\"type\":\"Shrine::FileNotFound\",\"detail\":\"file not found on storage\"}")
                : export("f.zip", "completed", null));

        assertThat(conflict()).hasMessageContaining("the file of export 7 is gone from the storage");
    }

    @Test
    void aServerThatFailsForAnotherReasonIsNoConflict() {
        server.answering(request -> request.path().endsWith("/download")
                ? Answer.json(500, "{\"status\":\"500\",\"type\":\"RuntimeError\",\"detail\":\"boom\"}")
                : export("f.zip", "completed", null));

        assertThatThrownBy(() -> client.exports().downloadTo("7", folder)).isExactlyInstanceOf(ServerException.class);
    }

    @Test
    void aStateThatCannotBeReadLeavesTheRefusalAsItIs() {
        server.answering(request -> request.path().endsWith("/download")
                ? FILE_NOT_FOUND
                : Recording.answer("nginx-sync-service-down-502"));

        assertThatThrownBy(() -> client.exports().downloadTo("7", folder))
                .isExactlyInstanceOf(NotFoundException.class)
                .satisfies(refusal ->
                        assertThat(refusal.getSuppressed()).singleElement().isInstanceOf(ServerException.class));
    }

    @Test
    void aMissingExportIsNotFound() {
        server.answers(Recording.answer("download-missing-export"), Recording.answer("export-show-missing-404"));

        assertThatThrownBy(() -> client.exports().downloadTo("999", folder))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("idah downloadExport: 404 Verse::Error::RecordNotFound");
    }

    @Test
    void anExportWhoseJobIsGoneIsExplainedToo() {
        server.answers(
                Recording.answer("download-not-ready"),
                Answer.json(200, "{\"data\":{\"id\":\"7\",\"attributes\":{\"file_id\":null}}}"));

        ConflictException conflict = conflict();

        assertThat(conflict).hasMessageContaining("export 7 has no file and its job is gone");
        assertThat(conflict.retryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attachment;filename=../../etc/passwd      | passwd
            attachment;filename=..\\..\\boot.ini      | boot.ini
            attachment;filename="a b.zip"             | a b.zip
            attachment;filename=.hidden               | hidden
            attachment;filename=                      | download
            attachment                                | download
            attachment;filename=a:b*c?.zip            | a_b_c_.zip
            inline; FILENAME = x.upd ; size=3         | x.upd
            """)
    void theServicesNameIsMadeSafe(String disposition, String name) throws IOException {
        server.answers(Answer.whole(
                ("HTTP/1.1 200 OK\r\ncontent-disposition: " + disposition + "\r\nContent-Length: 3\r\n\r\nabc")
                        .getBytes(US_ASCII)));

        assertThat(client.exports().downloadTo("1", folder)).isEqualTo(folder.resolve(name));
        assertThat(files()).containsExactly(name);
    }

    @Test
    void aTargetThatCannotBeWrittenIsSaidSo() {
        server.always(Recording.answer("download-zip"));
        Path missing = folder.resolve("no/such/folder/x.zip");

        assertThatThrownBy(() -> client.exports().download("1", missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the folder of " + missing + " does not exist");
        assertThatThrownBy(() -> client.exports().download("1", new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        server.answers(Answer.whole(
                "HTTP/1.1 200 OK\r\ncontent-disposition: attachment;filename=idah-export-empty.upd\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(US_ASCII)));

        assertThat(client.exports().downloadTo("5", folder)).isEmptyFile();
        assertThat(files()).containsExactly("idah-export-empty.upd");
    }
}
