package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files end as an {@link UpdException}, or are read: in a JVM of their own. More of them: {@code -Dupd.damaged=2000}. */
class DamagedFilesTest {

    private static final int COPIES = Integer.getInteger("upd.damaged", 100);

    @TempDir
    Path folder;

    @Test
    void damagedBytesAreAnErrorAndNoCrash() throws Exception {
        Path samples = SampleFilesTest.SAMPLES.toAbsolutePath();
        String said = ChildJvm.run(
                folder,
                "128m",
                DamagedFilesProgram.class,
                Long.getLong("upd.seed", 14),
                COPIES,
                folder,
                samples.resolve("image-1.1.upd"),
                samples.resolve("image-0.2.upd"),
                samples.resolve("video-or-text-1.1.upd"));
        int refused = Pattern.compile("refused (\\d+)")
                .matcher(said)
                .results()
                .map(MatchResult::group)
                .mapToInt(found -> Integer.parseInt(found.substring("refused ".length())))
                .sum();
        // Some damage hits bytes that nothing uses.
        assertThat(refused).isBetween(COPIES / 4, COPIES);
    }
}
