package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is to fail, or never to end, does so although the emulator starts again while the work runs. */
class WorkFateRestartTest {

    private static final Duration LONG = Duration.ofDays(10);
    private static final String IMPORT = "{'import_path':'/digits-bucket/input/'}";
    private static final String EXPORT = "{'path':'/out/','export_type':3}";

    private KeptCloud kept;

    @BeforeEach
    void start(@TempDir Path folder) {
        kept = new KeptCloud(folder);
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void anImportFailsAfterAStartWithItsCodeAndMessage() {
        kept.cloud().faults().next(Work.IMPORT, WorkFault.fails("ModelArts.4361", "line 7 is no JSON"));
        String id = post("/import-tasks", IMPORT).path("task_id").asText();

        kept.restart();
        kept.clock.advance(KeptCloud.PACE);

        JsonNode task = get("/import-tasks/" + id);
        assertThat(task.path("status").asText()).isEqualTo("FAILED");
        assertThat(task.path("error_code").asText()).isEqualTo("ModelArts.4361");
        assertThat(task.path("error_msg").asText()).isEqualTo("line 7 is no JSON");
        kept.restart();
        assertThat(get("/import-tasks/" + id)).isEqualTo(task);
    }

    @Test
    void anExportWithoutAnEndIsUnderWayAfterAStart() {
        kept.cloud().faults().next(Work.EXPORT, WorkFault.neverEnds());
        String endless = post("/export-tasks", EXPORT).path("task_id").asText();
        String usual = post("/export-tasks", EXPORT).path("task_id").asText();

        kept.restart();
        kept.clock.advance(LONG);

        assertThat(get("/export-tasks/" + endless).path("status").asText()).isEqualTo("RUNNING");
        assertThat(get("/export-tasks/" + usual).path("status").asText()).isEqualTo("SUCCESSED");
    }

    @Test
    void aVersionFailsAfterAStart() {
        kept.cloud().faults().next(Work.VERSION, WorkFault.fails("the bucket is full"));
        String id =
                post("/versions", "{'version_name':'V100'}").path("version_id").asText();

        kept.restart();
        kept.clock.advance(KeptCloud.PACE);

        JsonNode version = get("/versions/" + id);
        assertThat(version.path("status").asInt()).isEqualTo(4);
        assertThat(version.path("message").asText()).isEqualTo("the bucket is full");
    }

    @Test
    void aSynchronisationWithoutAnEndIsUnderWayAfterAStart() {
        kept.cloud().faults().next(Work.SYNC, WorkFault.neverEnds());
        post("/sync-data", "{}");

        kept.restart();
        kept.clock.advance(LONG);

        assertThat(get("/sync-data/status").path("status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void aJobOfIdahFailsAfterAStart() {
        kept.cloud().faults().next(Work.IDAH_JOB, WorkFault.fails("disk full"));
        String job = idahJob();

        kept.restart();
        kept.clock.advance(KeptCloud.PACE);

        assertThat(job(job).path("error").asText()).isEqualTo("disk full");
    }

    @Test
    void aJobThatARestartOfIdahHasLostStaysLostAfterAStart() {
        String job = idahJob();
        kept.clock.advance(KeptCloud.PACE.dividedBy(2));
        assertThat(job(job).path("status").asText()).isEqualTo("running");

        kept.cloud().faults().restartIdah();
        // The next answer keeps what the restart has changed.
        job(job);
        kept.restart();
        kept.clock.advance(LONG);

        assertThat(job(job).path("status").asText()).isNotEqualTo("completed");
        assertThat(kept.store.all().keySet()).noneMatch(key -> key.startsWith("idah/run/"));
    }

    private JsonNode post(String path, String body) {
        return accepted(kept.modelArts().post(dataset() + path, body.replace('\'', '"')));
    }

    private JsonNode get(String path) {
        return accepted(kept.modelArts().get(dataset() + path));
    }

    private String dataset() {
        return "/datasets/" + kept.cloud().datasetId();
    }

    /** Starts an export. Returns the id of its job. */
    private String idahJob() {
        String body = "{'project_id':'%s','dataset_ids':['%s'],'exporter':'Exports::Upd::Exporter'}"
                .formatted(kept.cloud().idahProjectId(), kept.cloud().idahDatasetId());
        return accepted(kept.idah().post("/sync/exports/export", body.replace('\'', '"')))
                .at("/data/attributes/job_id")
                .asText();
    }

    private JsonNode job(String id) {
        return accepted(kept.idah().get("/sync/jobs/" + id)).at("/data/attributes");
    }

    private static JsonNode accepted(RawHttpAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        return answer.body().length == 0 ? MissingNode.getInstance() : answer.json();
    }
}
