package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports in processes that are killed at random moments and started again until one has finished: nothing is there twice, nothing is
 * lost. {@code -Dimport.kills=50} kills more often, {@code -Dimport.seed=…} kills at the same moments again.
 */
@Timeout(1200)
class ImportCrashTest {

    private static final int KILLS = Integer.getInteger("import.kills", 5);
    private static final long SEED = Long.getLong("import.seed", System.nanoTime());

    @TempDir
    private Path folder;

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().pace(Duration.ofMillis(20)).start();

    /** Runs the program until it ends, or kills it after so many ticks. Returns whether it was killed, and counts the ticks. */
    private record Run(boolean killed, long ticks) {}

    private Run run(String dataset, long killedAt) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process process = ImportProgram.start(
                errors,
                List.of(),
                cloud.idahEndpoint(),
                cloud.idahApiKey(),
                cloud.idahProjectId(),
                dataset,
                folder.resolve("images").toString());
        long ticks = 0;
        boolean killed = false;
        try (InputStream out = process.getInputStream()) {
            while (out.read() >= 0) {
                ticks++;
                if (ticks == killedAt) {
                    process.destroyForcibly(); // kill -9
                    killed = true;
                }
            }
        }
        int exit = process.waitFor();
        assertThat(exit).as("seed " + SEED + ": " + Files.readString(errors)).isIn(0, killed ? 137 : 0);
        return new Run(exit != 0, ticks);
    }

    @Test
    void killedAtAnyMomentAndRunAgainNothingIsTwiceAndNothingIsLost() throws Exception {
        new DigitScenes(Path.of("..", "data", "digits"), 7).draw(folder.resolve("images"), 24);
        Random random = new Random(SEED);
        long whole = run("whole", 0).ticks();
        System.out.println("ticks " + whole);
        int kills = 0;
        int starts = 1;
        for (int i = 0; kills < KILLS; i++) {
            boolean again = true;
            while (again) {
                starts++;
                again = run("crash-" + i, 1 + random.nextLong(whole)).killed();
                kills += again ? 1 : 0;
            }
        }
        System.out.println(kills + " kills in " + starts + " starts");
    }
}
