package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at random moments of a session with all services. After each start everything that was acknowledged is
 * there, and nothing is there twice. {@code -Dcrash.kills=100} sets the number of kills, {@code -Dcrash.seed} their moments.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 6);
    private static final long SEED = Long.getLong("crash.seed", 13);
    /** Every so often the program is killed while it starts. */
    private static final int KILLED_AT_START = 7;

    private static final int LONGEST_SESSION = 60;

    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final Random random = new Random(SEED);
    private final List<String> differences = new ArrayList<>();
    private int kills;

    @AfterEach
    void stop() {
        killer.shutdownNow();
    }

    @Test
    void killsLoseNothingThatWasAcknowledged(@TempDir Path folder) {
        Instant begin = Instant.now();
        EmulatorProcess emulator = EmulatorProcess.launch(folder);
        assertThat(emulator.awaitReady()).as(emulator.output()).isTrue();
        CrashSession session = new CrashSession(folder.resolve("files/work"), new Random(SEED), emulator);
        while (kills < KILLS) {
            work(session, emulator);
            emulator = started(folder);
            session.connect(emulator);
            compare(session);
        }
        finish(session);
        emulator.close();

        System.out.printf(
                "crash test: %d kills (seed %d), %d acknowledged writes, %d differences, %d s%n",
                kills,
                SEED,
                session.ledger().writes(),
                differences.size(),
                Duration.between(begin, Instant.now()).toSeconds());
        assertThat(differences).isEmpty();
        assertThat(session.ledger().writes()).isGreaterThan(KILLS);
    }

    /** Sends requests until the process is killed: some microseconds after the beginning of a random request. */
    private void work(CrashSession session, EmulatorProcess emulator) {
        int last = random.nextInt(LONGEST_SESSION);
        try {
            for (int i = 0; ; i++) {
                if (i == last) {
                    var unused = killer.schedule(emulator::kill, random.nextInt(6_000), TimeUnit.MICROSECONDS);
                }
                session.step();
            }
        } catch (UncheckedIOException e) {
            // The request has no answer: the process is gone, or about to be.
            emulator.close();
            kills++;
        }
    }

    private EmulatorProcess started(Path folder) {
        while (true) {
            EmulatorProcess emulator = EmulatorProcess.launch(folder);
            boolean doomed = kills < KILLS && random.nextInt(KILLED_AT_START) == 0;
            if (doomed) {
                var unused = killer.schedule(emulator::kill, 200 + random.nextInt(1_500), TimeUnit.MILLISECONDS);
            }
            if (emulator.awaitReady() && !doomed) {
                return emulator;
            }
            int exit = emulator.awaitEnd();
            assertThat(doomed && exit == 137).as(exit + " " + emulator.output()).isTrue();
            kills++;
        }
    }

    private void compare(CrashSession session) {
        for (String difference : session.differences()) {
            differences.add("after kill " + kills + ": " + difference);
        }
    }

    /** Reads until the time of all tasks is over: then the samples of all imports are there, once each. */
    private void finish(CrashSession session) {
        Instant patience = Instant.now().plusSeconds(30);
        List<String> missing;
        do {
            compare(session);
            missing = session.importedSamples().stream()
                    .filter(sample -> !session.ledger().has(sample))
                    .toList();
        } while (!missing.isEmpty() && Instant.now().isBefore(patience));
        assertThat(missing).isEmpty();
    }
}
