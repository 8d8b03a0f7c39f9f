package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class FileBeingWrittenTest {

    @TempDir
    private Path folder;

    private static void write(Path file, String content) throws IOException {
        try (FileBeingWritten written = new FileBeingWritten(file)) {
            written.out().write(content.getBytes(StandardCharsets.UTF_8));
            written.finish();
        }
    }

    private Path pipe(String name) throws Exception {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "precious", "\n--clouddatasets: unfinished file b.part--\n"})
    void aUsersFileOfThePartsNameStays(String content) throws IOException {
        Path users = Files.writeString(folder.resolve("a.part"), content);

        write(folder.resolve("a"), "bytes");

        assertThat(users).hasContent(content);
        assertThat(folder.resolve("a")).hasContent("bytes");
        assertThat(folder.resolve("a.2.part")).doesNotExist();
    }

    @Test
    void whatAKilledWriterLeftIsTakenOver() throws IOException {
        Files.writeString(folder.resolve("a.part"), "some bytes\n--clouddatasets: unfinished file a.part--\n");

        write(folder.resolve("a"), "x");

        assertThat(folder.resolve("a")).hasContent("x");
        assertThat(folder.resolve("a.part")).doesNotExist();
    }

    @Test
    void anUnfinishedFileEndsWithTheMarkWhateverWasWritten() throws IOException {
        try (FileBeingWritten written = new FileBeingWritten(folder.resolve("a"))) {
            written.out().write(new byte[200_000]);
            written.out().write('x');
            written.out().flush();
            assertThat(Files.readString(folder.resolve("a.part")))
                    .hasSize(200_001 + 43)
                    .endsWith("x\n--clouddatasets: unfinished file a.part--\n");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLinkAtThePartIsNotFollowedAndAPipeDoesNotBlock() throws Exception {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "precious");
        Files.createSymbolicLink(folder.resolve("a.part"), elsewhere);
        pipe("b.part");

        write(folder.resolve("a"), "one");
        write(folder.resolve("b"), "two");

        assertThat(elsewhere).hasContent("precious");
        assertThat(folder.resolve("a.part")).isSymbolicLink();
        assertThat(folder.resolve("a")).hasContent("one");
        assertThat(folder.resolve("b")).hasContent("two");
    }

    @Test
    void aLinkIsWrittenThroughAndWhatIsNoFileRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        Path lost = Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("gone"));

        write(link, "new");
        for (Path odd : List.of(pipe("pipe"), Path.of("/dev/null"), lost, folder)) {
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> write(odd, "x"));
        }

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(lost).isSymbolicLink();
    }

    @Test
    void twoWritersDoNotShareAPart() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path same = Files.createSymbolicLink(folder.resolve("same"), real);
        try (FileBeingWritten first = new FileBeingWritten(real.resolve("a"));
                FileBeingWritten second = new FileBeingWritten(same.resolve("a"))) {
            first.out().write("first".getBytes(StandardCharsets.UTF_8));
            second.out().write("second, longer".getBytes(StandardCharsets.UTF_8));
            second.finish();
            first.finish();
        }
        assertThat(real.resolve("a")).hasContent("first");
        assertThat(real).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aPartThatTheUserReplacesIsNeitherMovedNorDeleted() throws IOException {
        Path users = folder.resolve("a.part");
        try (FileBeingWritten written = new FileBeingWritten(folder.resolve("a"))) {
            Files.move(Files.writeString(folder.resolve("mine"), "mine"), users, StandardCopyOption.REPLACE_EXISTING);
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(written::finish);
        }
        assertThat(users).hasContent("mine");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {249, 250, 251, 252, 253, 254, 255})
    void namesAsLongAsTheFileSystemTakesAreWritten(int bytes) throws IOException {
        for (String name : List.of("x".repeat(bytes), "\u8349".repeat(bytes / 3) + "y".repeat(bytes % 3))) {
            write(folder.resolve(name), "one");
            write(folder.resolve(name), "two");
            assertThat(folder.resolve(name)).hasContent("two");
        }
    }
}
