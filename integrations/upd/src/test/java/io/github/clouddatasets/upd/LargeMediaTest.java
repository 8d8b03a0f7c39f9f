package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Media that are many times the heap, in a JVM of 96 MiB: where they came into the heap whole, DuckDB's driver would kill it. The
 * gigabyte: {@code -Dupd.media=800 -Dupd.large=200}.
 */
class LargeMediaTest {

    private static final String HEAP = "96m";
    private static final int MEDIA = Integer.getInteger("upd.media", 60);
    private static final int LARGE = Integer.getInteger("upd.large", 100);
    private static final int COMPRESSED = Integer.getInteger("upd.compressed", 40);

    @TempDir
    Path folder;

    @Test
    void aFileManyTimesTheHeapIsWrittenAndRead() throws Exception {
        Path file = folder.resolve("large.upd");
        String wrote = ChildJvm.run(folder, HEAP, LargeMediaProgram.class, "write", file, MEDIA, LARGE);
        String read = ChildJvm.run(folder, HEAP, LargeMediaProgram.class, "read", file, MEDIA, LARGE);
        System.out.print(wrote + read);
        assertThat(read).contains("read " + (MEDIA + LARGE) * 1_000_000L + " bytes");
    }

    @Test
    void aFileThatDuckDbHasCompressedIsReadInWindows() throws Exception {
        Path file = folder.resolve("compressed.upd");
        String wrote = ChildJvm.run(folder, HEAP, LargeMediaProgram.class, "write-compressed", file, COMPRESSED, 0);
        String read = ChildJvm.run(folder, HEAP, LargeMediaProgram.class, "read-compressed", file, COMPRESSED, 0);
        System.out.print(wrote + read);
        assertThat(read).contains("read-compressed " + COMPRESSED * 1_000_000L + " bytes");
    }
}
