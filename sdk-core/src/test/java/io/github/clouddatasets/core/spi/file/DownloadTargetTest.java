package io.github.clouddatasets.core.spi.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.core.FileOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DownloadTargetTest {

    @TempDir
    private Path folder;

    private static Path save(DownloadTarget target, String content) throws IOException {
        try (PartFile part = target.open(target.intended("attachment; filename=\"a.csv\""), PartFile.REAL)) {
            part.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            return part.finish();
        }
    }

    @Test
    void aFolderIsMadeAndNothingInItIsReplaced() throws IOException {
        Path target = folder.resolve("exports").resolve("today");

        for (String content : List.of("one", "two", "three")) {
            save(DownloadTarget.folder(target, (String) null), content);
        }

        assertThat(target.resolve("a.csv")).hasContent("one");
        assertThat(target.resolve("a (2).csv")).hasContent("two");
        assertThat(target.resolve("a (3).csv")).hasContent("three");
        assertThat(target).isDirectoryContaining(path -> !path.toString().endsWith(".part"));
    }

    @Test
    void theNameGivenGoesBeforeThatOfTheAnswer() throws IOException {
        assertThat(save(DownloadTarget.folder(folder, "../my;name.upd"), "x")).hasFileName("my;name.upd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment;filename=a;b=\"c\".zip",
                "attachment;filename=a;b=c.zip",
                "attachment;filename=my export.zip",
                "attachment;filename=\"a\\\"b.zip\"",
                "attachment;filename=\"\"",
                "attachment;filename=\"  \"",
                "attachment;filename*=utf-99''x.zip",
                "attachment;filename*=UTF-8''caf%E9.zip",
                "attachment;filename*=UTF-8''100%2.zip",
                "attachment;filename=\"x.zip\"; filename*=utf-99''y.zip",
                "attachment;filename=\"caf\uFFFD.zip\"",
                "attachment;filename=\"caf\u00e9.zip\"",
                "attachment;filename=\"=?UTF-8?B?w6Q=?=\"",
                "attachment;filename=\"=?iso-8859-1?q?=E4.zip?=\"",
                "attachment;filename=my%20export.zip",
                "attachment;filename=\"my%20export.zip\"",
                "attachment;filename='export.zip'",
                "attachment"
            })
    void theRecordIsAskedWhereTheAnswerCanBeReadInTwoWays(String disposition) {
        DownloadTarget target = DownloadTarget.folder(folder, () -> "record.zip");
        assertThat(target.intended(disposition)).hasFileName("record.zip");
        assertThat(target.intended(disposition)).hasFileName("record.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment;filename=export.zip",
                "attachment; filename=\"export.zip\"",
                "attachment; filename=\"x.zip\"; filename*=UTF-8''export.zip",
                "ATTACHMENT; FILENAME=export.zip"
            })
    void aCertainNameIsTakenAsItIs(String disposition) {
        DownloadTarget target = DownloadTarget.folder(folder, () -> {
            throw new AssertionError("the record need not be asked");
        });
        assertThat(target.intended(disposition)).hasFileName("export.zip");
    }

    @Test
    void twoDownloadsAtTheSameTimeGetTwoNames() throws IOException {
        DownloadTarget target = DownloadTarget.folder(folder, "a.csv");
        try (PartFile first = target.open(target.intended(null), PartFile.REAL);
                PartFile second = target.open(target.intended(null), PartFile.REAL)) {
            second.write(ByteBuffer.wrap(new byte[] {'2'}));
            first.write(ByteBuffer.wrap(new byte[] {'1'}));
            assertThat(second.finish()).hasFileName("a (2).csv").hasContent("2");
            assertThat(first.finish()).hasFileName("a.csv").hasContent("1");
        }
    }

    @Test
    void manyThreadsReplaceNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Path>> works = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String content = "content " + i;
            works.add(() -> save(DownloadTarget.folder(folder, (String) null), content));
        }
        List<String> found = new ArrayList<>();
        for (Future<Path> saved : threads.invokeAll(works)) {
            found.add(Files.readString(saved.get()));
        }
        threads.shutdown();

        assertThat(found).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void anExistingFileIsRefusedBeforeAnythingIsSent() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DownloadTarget.file(file))
                .withMessageStartingWith("file must not exist (FileOption.REPLACE_EXISTING replaces it)")
                .withMessageContaining(file.toString());
        assertThat(save(DownloadTarget.file(file, FileOption.REPLACE_EXISTING, FileOption.SYNC), "new"))
                .hasContent("new");
    }

    @Test
    void aFolderIsNoFileAndAFileNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DownloadTarget.file(folder, FileOption.REPLACE_EXISTING))
                .withMessageStartingWith("file must not be a folder (downloadTo takes one)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DownloadTarget.folder(file, (String) null))
                .withMessageStartingWith("folder must be a folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DownloadTarget.file(Path.of("/"), FileOption.REPLACE_EXISTING));
    }

    @Test
    void aFileThatAppearsDuringTheDownloadIsNotReplaced() throws IOException {
        DownloadTarget target = DownloadTarget.file(folder.resolve("a.csv"));
        try (PartFile part = target.open(target.intended(null), PartFile.REAL)) {
            Files.writeString(folder.resolve("a.csv"), "mine");
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(part::finish);
        }
        assertThat(folder.resolve("a.csv")).hasContent("mine");
    }

    @Test
    void aLinkIsWrittenThrough() throws IOException {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

        save(DownloadTarget.file(link, FileOption.REPLACE_EXISTING), "new");

        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(file).hasContent("new");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("nowhere"));

        assertThatIllegalArgumentException().isThrownBy(() -> DownloadTarget.file(link));
        assertThatIllegalArgumentException().isThrownBy(() -> DownloadTarget.file(link, FileOption.REPLACE_EXISTING));
    }

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void aPipeOrADeviceIsNoTarget() throws Exception {
        Path pipe = pipe("pipe");

        for (Path odd : List.of(pipe, Path.of("/dev/null"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DownloadTarget.file(odd, FileOption.REPLACE_EXISTING))
                    .withMessageStartingWith("file must be a file that can be replaced");
        }
    }

    @Test
    void whatHasTheNameOfThePartStaysAndBlocksNothing() throws Exception {
        pipe("a.csv.part");
        Files.createDirectory(folder.resolve("b.csv.part"));

        save(DownloadTarget.file(folder.resolve("a.csv")), "a");
        save(DownloadTarget.file(folder.resolve("b.csv"), FileOption.REPLACE_EXISTING), "b");

        assertThat(folder.resolve("a.csv")).hasContent("a");
        assertThat(folder.resolve("b.csv")).hasContent("b");
        assertThat(folder.resolve("b.csv.part")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "precious", "\n--clouddatasets: unfinished file b.csv.part--\n"})
    void aUsersFileOfThePartsNameStays(String content) throws IOException {
        Path users = Files.writeString(folder.resolve("a.csv.part"), content);

        save(DownloadTarget.file(folder.resolve("a.csv")), "one");
        save(DownloadTarget.file(folder.resolve("a.csv"), FileOption.REPLACE_EXISTING), "two");
        assertThat(save(DownloadTarget.folder(folder, "a.csv"), "three")).hasFileName("a (2).csv");

        assertThat(users).hasContent(content);
        assertThat(folder.resolve("a.csv")).hasContent("two");
        assertThat(folder).isDirectoryContaining("glob:**/a*.csv");
        assertThat(folder.resolve("a.csv.2.part")).doesNotExist();
    }

    /** What a process leaves that is killed after some bytes. */
    private Path leftOver(String name, String content) throws IOException {
        Path copy = folder.resolve("copy");
        try (PartFile part = PartFile.replacing(folder.resolve(name), Set.of(), PartFile.REAL)) {
            part.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            Files.copy(folder.resolve(name + ".part"), copy);
        }
        return Files.move(copy, folder.resolve(name + ".part"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "some bytes"})
    void whatAKilledDownloadLeftIsTakenOver(String content) throws IOException {
        leftOver("a.csv", content);
        save(DownloadTarget.file(folder.resolve("a.csv")), "one");

        leftOver("a.csv", content);
        save(DownloadTarget.file(folder.resolve("a.csv"), FileOption.REPLACE_EXISTING), "two");

        assertThat(folder.resolve("a.csv")).hasContent("two");
        assertThat(folder.resolve("a.csv.part")).doesNotExist();
    }

    @Test
    void aLeftOverThatTheUserKeepsUnderAnotherNameStays() throws IOException {
        Path kept = Files.move(leftOver("a.csv", "bytes"), folder.resolve("b.csv.part"));

        save(DownloadTarget.file(folder.resolve("b.csv")), "one");

        assertThat(kept).exists();
        assertThat(folder.resolve("b.csv")).hasContent("one");
    }

    @Test
    void anUnfinishedFileThatTheUserReplacesIsNeitherMovedNorDeleted() throws IOException {
        Path users = folder.resolve("a.csv.part");
        try (PartFile part = PartFile.replacing(folder.resolve("a.csv"), Set.of(), PartFile.REAL)) {
            Files.move(Files.writeString(folder.resolve("mine"), "mine"), users, StandardCopyOption.REPLACE_EXISTING);
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(part::finish);
        }
        assertThat(users).hasContent("mine");
        assertThat(folder.resolve("a.csv")).doesNotExist();
    }

    @Test
    void startingAgainKeepsTheMarkAndLosesTheBytes() throws IOException {
        Path file = folder.resolve("a.csv");
        try (PartFile part = PartFile.replacing(file, Set.of(), PartFile.REAL)) {
            part.write(ByteBuffer.wrap("a long beginning of it".getBytes(StandardCharsets.UTF_8)));
            part.clear();
            part.write(ByteBuffer.wrap(new byte[] {'x'}));
            assertThat(folder.resolve("a.csv.part")).hasContent("x\n--clouddatasets: unfinished file a.csv.part--\n");
            part.finish();
        }
        assertThat(file).hasContent("x");
    }

    @Test
    void twoPathsToOneFolderAreOnePlace() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (PartFile first = PartFile.replacing(real.resolve("a.csv"), Set.of(), PartFile.REAL);
                PartFile second = PartFile.replacing(link.resolve("a.csv"), Set.of(), PartFile.REAL)) {
            assertThat(PartFile.reserved(link.resolve("a.csv"), Set.of(), PartFile.REAL))
                    .isNull();
            first.write(ByteBuffer.wrap(new byte[] {'1'}));
            second.write(ByteBuffer.wrap(new byte[] {'2'}));
            assertThat(first.finish()).hasContent("1");
            assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(second::finish);
        }
        assertThat(real.resolve("a.csv")).hasContent("1");
        assertThat(real).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void inAFolderALinkIsFollowedAndAnythingElseRefusedWhereFilesAreReplaced() throws Exception {
        Path file = Files.writeString(folder.resolve("real.csv"), "old");
        Files.createSymbolicLink(folder.resolve("link.csv"), file);
        pipe("pipe");
        Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("gone"));

        save(DownloadTarget.folder(folder, "link.csv", FileOption.REPLACE_EXISTING), "new");
        for (String odd : List.of("pipe", "sub", "nowhere")) {
            assertThatExceptionOfType(FileAlreadyExistsException.class)
                    .isThrownBy(() -> save(DownloadTarget.folder(folder, odd, FileOption.REPLACE_EXISTING), "x"));
        }

        assertThat(folder.resolve("link.csv")).isSymbolicLink().hasContent("new");
        assertThat(file).hasContent("new");
        assertThat(folder.resolve("nowhere")).isSymbolicLink();
    }

    @ParameterizedTest
    @ValueSource(ints = {240, 249, 250, 251, 252, 253, 254, 255})
    void namesAsLongAsTheFileSystemTakesAreWritten(int bytes) throws IOException {
        String plain = "x".repeat(bytes);
        String wide = "\u8349".repeat(bytes / 3) + "y".repeat(bytes % 3);

        for (String name : List.of(plain, wide)) {
            Path file = folder.resolve(name);
            save(DownloadTarget.file(file), "one");
            save(DownloadTarget.file(file, FileOption.REPLACE_EXISTING), "two");
            assertThat(file).hasContent("two");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> DownloadTarget.folder(file.resolve("below"), (String) null))
                .withMessageContaining("the folder " + file.resolve("below") + " cannot be made");
    }
}
