package io.github.clouddatasets.emulator.modelarts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work of ModelArts that ends as failed, or never. */
class FailingWorkTest {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String IMPORT = "{\"import_path\":\"" + ModelArtsCatalog.INPUT_PATH + "\"}";

    private final ManualClock clock = ManualClock.at("2026-11-26T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
    private final ModelArtsTestClient digits = new ModelArtsTestClient(cloud);

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void anImportFailsWithCodeAndMessage() {
        cloud.faults().next(Work.IMPORT, WorkFault.fails("ModelArts.4361", "line 7 is no JSON"));
        String path = "/import-tasks/"
                + digits.post("/import-tasks", IMPORT).json().path("task_id").asText();
        assertThat(digits.get(path).path("status").asText()).isEqualTo("QUEUING");

        clock.advance(PACE);

        JsonNode task = digits.get(path);
        assertThat(task.path("status").asText()).isEqualTo("FAILED");
        assertThat(task.path("error_code").asText()).isEqualTo("ModelArts.4361");
        assertThat(task.path("error_msg").asText()).isEqualTo("line 7 is no JSON");
        assertThat(task.path("imported_sample_count").asInt()).isZero();
    }

    @Test
    void aFailureHasTheUsualReasonAndOnlyTheNextWorkHasIt() {
        cloud.faults().next(Work.IMPORT, WorkFault.fails());
        JsonNode failed = imported();
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error_code").asText()).isEqualTo("ModelArts.4362");
        assertThat(failed.path("error_msg").asText()).isNotEmpty();

        assertThat(imported().path("status").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void allWorkFailsUntilTheFaultIsCleared() {
        cloud.faults().always(Work.IMPORT, WorkFault.fails("too large"));
        assertThat(imported().path("error_msg").asText()).isEqualTo("too large");
        assertThat(imported().path("error_msg").asText()).isEqualTo("too large");

        cloud.faults().clear(Work.IMPORT);
        assertThat(imported().path("status").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void aRefusedRequestBeginsNoWorkAndLeavesTheFault() {
        cloud.faults().next(Work.IMPORT, WorkFault.fails());
        assertThat(digits.post("/import-tasks", "{\"import_path\":\"/nowhere/\"}")
                        .status())
                .isEqualTo(400);

        assertThat(imported().path("status").asText()).isEqualTo("FAILED");
    }

    @Test
    void aVersionFailsWithAMessageAndTheNextOneIsPublished() {
        cloud.faults().next(Work.VERSION, WorkFault.fails("the bucket is full"));
        JsonNode failed = version("V100");
        assertThat(failed.path("status").asInt()).isEqualTo(4);
        assertThat(failed.path("message").asText()).isEqualTo("the bucket is full");
        assertThat(cloud.file(failed.path("manifest_path").asText())).doesNotExist();

        assertThat(version("V101").path("status").asInt()).isEqualTo(1);
    }

    @Test
    void anExportFailsWithCodeAndMessage() {
        cloud.faults().next(Work.EXPORT, WorkFault.fails("ModelArts.4402", "no space"));
        String id = digits.post("/export-tasks", "{\"path\":\"/out/\",\"export_type\":3,\"with_column_header\":true}")
                .json()
                .path("task_id")
                .asText();
        clock.advance(PACE);

        JsonNode task = digits.get("/export-tasks/" + id);
        assertThat(task.path("status").asText()).isEqualTo("FAILED");
        assertThat(task.path("error_code").asText()).isEqualTo("ModelArts.4402");
        assertThat(task.path("error_msg").asText()).isEqualTo("no space");
        assertThat(cloud.file("/out/")).doesNotExist();
    }

    @Test
    void aSynchronisationFailsWithCodeAndMessage() {
        cloud.faults().next(Work.SYNC, WorkFault.fails());
        digits.post("/sync-data", "{}");
        clock.advance(PACE);

        JsonNode sync = digits.get("/sync-data/status");
        assertThat(sync.path("status").asText()).isEqualTo("FAILED");
        assertThat(sync.path("error_code").asText()).isEqualTo("ModelArts.4360");
        assertThat(sync.path("add_sample_count").asInt()).isZero();
    }

    @Test
    void workThatNeverEndsIsUnderWayForEver() {
        cloud.faults().next(Work.IMPORT, WorkFault.neverEnds()).next(Work.EXPORT, WorkFault.neverEnds());
        String imports = "/import-tasks/"
                + digits.post("/import-tasks", IMPORT).json().path("task_id").asText();
        String exports = "/export-tasks/"
                + digits.post("/export-tasks", "{\"path\":\"/out/\",\"export_type\":3}")
                        .json()
                        .path("task_id")
                        .asText();
        clock.advance(Duration.ofDays(10));

        assertThat(digits.get(imports).path("status").asText()).isEqualTo("RUNNING");
        assertThat(digits.get(exports).path("status").asText()).isEqualTo("RUNNING");
        assertThat(digits.get("").path("status").asInt()).as("importing").isEqualTo(8);
    }

    @Test
    void aVersionAndASynchronisationThatNeverEndKeepTheDatasetBusy() {
        cloud.faults().next(Work.VERSION, WorkFault.neverEnds()).next(Work.SYNC, WorkFault.neverEnds());
        assertThat(version("V100").path("status").asInt()).isZero();
        clock.advance(Duration.ofDays(10));
        assertThat(digits.get("").path("status").asInt()).as("publishing").isEqualTo(6);

        ModelArtsTestClient other = ModelArtsTestClient.created(cloud, "other", 0);
        clock.advance(PACE);
        other.get("");
        other.post("/sync-data", "{}");
        clock.advance(Duration.ofDays(10));
        assertThat(other.get("/sync-data/status").path("status").asText()).isEqualTo("RUNNING");
    }

    private JsonNode imported() {
        String id = digits.post("/import-tasks", IMPORT).json().path("task_id").asText();
        clock.advance(PACE);
        return digits.get("/import-tasks/" + id);
    }

    private JsonNode version(String name) {
        String id = digits.post("/versions", "{\"version_name\":\"" + name + "\"}")
                .json()
                .path("version_id")
                .asText();
        clock.advance(PACE);
        return digits.get("/versions/" + id);
    }
}
