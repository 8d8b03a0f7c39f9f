package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.store.StateChange;
import io.github.clouddatasets.emulator.store.StateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStateStoreTest {

    @TempDir
    private Path folder;

    private String file = "";

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("state.mv").toString();
    }

    @Test
    void aCommitIsThereForTheNextProcess() {
        FileStateStore store = FileStateStore.open(file);
        store.commit(List.of(new StateChange("a/2", "two"), new StateChange("a/1", "one"), new StateChange("b", "b")));
        store.commit(List.of(new StateChange("b", null)));
        store.close();

        try (FileStateStore again = FileStateStore.open(file)) {
            assertThat(again.text("a/1")).isEqualTo("one");
            assertThat(again.text("b")).isNull();
            assertThat(again.textsBelow("a/")).containsOnlyKeys("a/1", "a/2");
        }
    }

    @Test
    void aStoreInUseIsRefusedInOneLine() {
        try (FileStateStore store = FileStateStore.open(file)) {
            assertThat(store.text("a")).isNull();
            assertThatThrownBy(() -> FileStateStore.open(file))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("Another process uses the state " + file)
                    .hasMessageContaining("stop that emulator")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void aDamagedFileIsRefusedAndStaysAsItIs() throws IOException {
        byte[] damage = "no state at all ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        Files.write(Path.of(file), damage);

        assertThatThrownBy(() -> FileStateStore.open(file))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("restore it from a copy")
                .hasMessageNotContaining("\n");
        assertThat(Files.readAllBytes(Path.of(file))).isEqualTo(damage);
    }

    @Test
    void aFileOfANewerFormatIsRefusedAndStaysAsItIs() throws IOException {
        new MVStore.Builder().fileName(file).open().close();
        byte[] bytes = Files.readAllBytes(Path.of(file));
        String newer = new String(bytes, StandardCharsets.ISO_8859_1).replace("format:3", "format:9");
        bytes = withChecksums(newer).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(Path.of(file), bytes);

        assertThatThrownBy(() -> FileStateStore.open(file))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("Nothing was changed")
                .hasMessageNotContaining("\n");
        assertThat(Files.readAllBytes(Path.of(file))).isEqualTo(bytes);
    }

    @Test
    void aFolderThatDoesNotExistIsToldInOneLine() {
        assertThatThrownBy(() -> FileStateStore.open("/dev/null/state.mv"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("/dev/null/state.mv")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFullDiskLosesNothingAndTheStoreGoesOnWhenThereIsSpace() {
        FullDisk disk = new FullDisk();
        FilePath.register(disk);
        try (FileStateStore store = FileStateStore.open(FullDisk.SCHEME + ":" + file)) {
            store.commit(List.of(new StateChange("a", "kept")));
            disk.becomeFull(true);
            assertThatThrownBy(() -> store.commit(
                            List.of(new StateChange("a", "lost"), new StateChange("b", "x".repeat(10_000)))))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining("free some space")
                    .hasMessageNotContaining("\n");
            disk.becomeFull(false);

            assertThat(store.text("a")).isEqualTo("kept");
            assertThat(store.text("b")).isNull();
            store.commit(List.of(new StateChange("b", "new")));
        } finally {
            FilePath.unregister(disk);
        }
        try (FileStateStore again = FileStateStore.open(file)) {
            assertThat(again.textsBelow("")).containsEntry("a", "kept").containsEntry("b", "new");
        }
    }

    @Test
    void theFileDoesNotGrowWithEveryChange() throws IOException {
        try (FileStateStore store = FileStateStore.open(file)) {
            for (int i = 0; i < 3000; i++) {
                store.commit(List.of(new StateChange("key/" + i % 20, "value " + i)));
            }
        }
        assertThat(Files.size(Path.of(file))).isLessThan(1 << 20);
    }

    // Each of the two headers ends with a checksum of its text.
    private static String withChecksums(String text) {
        StringBuilder file = new StringBuilder(text);
        for (int start : new int[] {0, 4096}) {
            int end = file.indexOf(",fletcher:", start);
            byte[] header = file.substring(start, end).getBytes(StandardCharsets.ISO_8859_1);
            int checksum = org.h2.mvstore.DataUtils.getFletcher32(header, 0, header.length);
            int from = end + ",fletcher:".length();
            int to = file.indexOf("\n", from);
            String hex = Integer.toHexString(checksum);
            file.replace(from, to, "0".repeat(Math.max(0, to - from - hex.length())) + hex);
        }
        return file.toString();
    }
}
