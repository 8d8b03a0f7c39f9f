package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations pass through a small heap, large ones among them. A million: {@code -Dupd.annotations=1000000}. */
class ManyAnnotationsTest {

    private static final int ANNOTATIONS = Integer.getInteger("upd.annotations", 20_000);

    @TempDir
    Path folder;

    @Test
    void annotationsAreWrittenAndReadInASmallHeap() throws Exception {
        Path file = folder.resolve("many.upd");
        String wrote = ChildJvm.run(folder, "64m", ManyAnnotationsProgram.class, "write", file, ANNOTATIONS);
        String read = ChildJvm.run(folder, "64m", ManyAnnotationsProgram.class, "read", file, ANNOTATIONS);
        System.out.print(wrote + read);
        assertThat(read).contains("read " + ANNOTATIONS + " annotations");
    }
}
