package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.RateLimitedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation class against every fault, over real sockets. All runs begin at the start, side by side, since many of
 * them only wait; each test looks at one. The timeouts are guards against hanging, no more.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    /** One run; its text is the name of the test. */
    record Run(Fault fault, OperationClass operation, FaultRun.Mode mode) {
        @Override
        public String toString() {
            return fault + " | " + operation + " | " + mode;
        }

        FaultMatrix.Cell expected() {
            return FaultMatrix.cell(fault, operation);
        }
    }

    private static final Path DOCS = Path.of("..", "docs", "reliability.md");
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private final Map<Run, Future<Outcome>> outcomes = new LinkedHashMap<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(16, work -> {
        Thread thread = new Thread(work, "fault-matrix");
        thread.setDaemon(true);
        return thread;
    });

    static Stream<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Fault fault : FaultMatrix.rows().keySet()) {
            for (OperationClass operation : OperationClass.values()) {
                for (FaultRun.Mode mode : fault.modes()) {
                    runs.add(new Run(fault, operation, mode));
                }
            }
        }
        return runs.stream();
    }

    @BeforeAll
    void start() {
        runs().forEach(run -> outcomes.put(run, pool.submit(() -> FaultRun.of(run.fault, run.operation, run.mode))));
    }

    @AfterAll
    void stop() {
        pool.shutdownNow();
    }

    private Outcome outcome(Run run) throws Exception {
        Future<Outcome> future = outcomes.get(run);
        if (future == null) {
            throw new IllegalStateException("not started: " + run);
        }
        return future.get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void endsAsWritten(Run run) throws Exception {
        Outcome outcome = outcome(run);
        if (outcome.failure() instanceof AssertionError unexpected) {
            throw unexpected;
        }

        switch (run.mode) {
            case ONCE -> run.expected().once().check(outcome, run.operation);
            case ALWAYS -> run.expected().always().check(outcome, run.operation);
            case DEADLINE -> run.expected().always().checkUnderDeadline(outcome);
        }
        promisesHold(run, outcome);
    }

    /** What holds in every cell, whatever is written there. */
    private static void promisesHold(Run run, Outcome outcome) {
        boolean deadline = run.mode == FaultRun.Mode.DEADLINE;
        assertThat(outcome.requests())
                .as("requests sent, of the attempts allowed")
                .isLessThanOrEqualTo(deadline ? FaultRun.MOST_ATTEMPTS : FaultRun.USUAL_ATTEMPTS);
        boolean nothingDone = outcome.failure() instanceof RateLimitedException
                || (run.expected().once().requests == 2 && run.fault.group().equals("Credentials"))
                || run.fault.name().startsWith("429");
        if (!run.operation.repeatable && !nothingDone) {
            assertThat(outcome.requests()).as("sent twice").isLessThanOrEqualTo(1);
        }
        if (deadline && !run.operation.transfer()) {
            assertThat(outcome.elapsed()).isLessThanOrEqualTo(FaultRun.DEADLINE.plus(TOLERANCE));
        }
        for (int i = 0; i < outcome.waits().size(); i++) {
            assertThat(outcome.waits().get(i)).as("wait %s", i + 1).isLessThanOrEqualTo(Backoff.LONGEST_ASKED);
        }
        assertThat(outcome.leftOver()).as("files of a failed download").isEmpty();
        if (outcome.failure() != null) {
            assertThat(outcome.failure().toString()).doesNotContain(FaultyNetworks.SECRET);
        }
    }

    @Test
    void everyFaultHasItsRow() {
        assertThat(FaultMatrix.rows().keySet())
                .containsAll(Faults.ALL)
                .containsAll(FaultyNetworks.ALL)
                .hasSize(Faults.ALL.size() + FaultyNetworks.ALL.size());
    }

    /** Rewrites the page with {@code -Dfaults.write=true}. */
    @Test
    void docsHaveThisTable() throws Exception {
        FaultTable table = new FaultTable();
        for (Run run : outcomes.keySet()) {
            if (run.mode != FaultRun.Mode.DEADLINE) {
                table.add(run.fault, run.operation, run.mode, outcome(run), run.expected());
            }
        }
        String markdown = table.markdown();
        Files.writeString(Path.of("target", "fault-matrix.md"), markdown);
        String page = Files.readString(DOCS);
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(DOCS, FaultTable.in(page, markdown));
        } else {
            assertThat(FaultTable.of(page))
                    .as("the table in docs/reliability.md; -Dfaults.write=true rewrites it")
                    .isEqualTo(markdown);
        }
    }
}
