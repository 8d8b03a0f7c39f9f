package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs of IDAH that end as errored, never, or are lost by a restart. */
class FailingJobTest {

    private static final Duration PACE = Duration.ofSeconds(4);

    private final ManualClock clock = ManualClock.at("2026-11-26T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
    private final IdahTestClient client = new IdahTestClient(cloud);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aFailedJobHasNoReasonLikeThatOfTheRealService() {
        cloud.faults().next(Work.IDAH_JOB, WorkFault.fails());
        String export = export();
        clock.advance(PACE);

        JsonNode job = job(export);
        assertThat(job.path("status").asText()).isEqualTo("errored");
        assertThat(job.path("progress").asDouble()).isZero();
        assertThat(job.get("error").isNull()).isTrue();
        assertThat(client.sync().get("/exports/" + export + "/download").status())
                .isEqualTo(500);
    }

    @Test
    void aFailedJobHasTheReasonThatTheFaultNames() {
        cloud.faults().next(Work.IDAH_JOB, WorkFault.fails("disk full"));
        String failed = export();
        String next = export();
        clock.advance(PACE);

        assertThat(job(failed).path("error").asText()).isEqualTo("disk full");
        assertThat(job(next).path("status").asText()).isEqualTo("completed");
    }

    @Test
    void aJobCanNeverEnd() {
        cloud.faults().always(Work.IDAH_JOB, WorkFault.neverEnds());
        String export = export();
        clock.advance(Duration.ofDays(30));

        assertThat(job(export).path("status").asText()).isEqualTo("running");
        assertThat(job(export).path("progress").asDouble()).isLessThan(1);
    }

    @Test
    void aRestartLosesTheJobsThatRunAndThoseInTheQueueRunLater() {
        String running = export();
        clock.advance(PACE.dividedBy(2));
        String queued = export();
        assertThat(job(running).path("status").asText()).isEqualTo("running");
        double progress = job(running).path("progress").asDouble();
        String instance = instance();

        cloud.faults().restartIdah();
        clock.advance(Duration.ofDays(30));

        assertThat(job(running).path("status").asText()).isEqualTo("running");
        assertThat(job(running).path("progress").asDouble()).isEqualTo(progress);
        assertThat(job(queued).path("status").asText()).isEqualTo("completed");
        assertThat(instance()).isNotEqualTo(instance);
    }

    @Test
    void aTokenOutlivesARestart() {
        String token = client.token();
        cloud.faults().restartIdah();

        assertThat(client.anonymous()
                        .with("Authorization", "Bearer " + token)
                        .get("/jobs")
                        .status())
                .isEqualTo(200);
    }

    private String export() {
        return client.export("").json().path("data").path("id").asText();
    }

    private JsonNode job(String export) {
        JsonNode document =
                client.sync().get("/exports/" + export + "?included[]=job").json();
        return document.path("included").path(0).path("attributes");
    }

    private String instance() {
        return client.anonymous().get("/_service").json().path("id").asText();
    }
}
