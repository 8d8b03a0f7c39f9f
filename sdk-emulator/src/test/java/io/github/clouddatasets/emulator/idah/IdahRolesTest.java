package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rights of the roles, also while services are stopped. */
class IdahRolesTest {

    private static final String JOB_OF_1 = "/jobs/019fc677-b366-7883-94da-2397c5e9aa87";

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).start();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, 25, 24, 200, 200, 200",
        "ORG_OWNER, 9, 8, 200, 404, 200",
        "PROJECT_OWNER, 9, 8, 200, 404, 200",
        "ANNOTATOR, 0, 0, 404, 404, 401",
        "SYSTEM, 25, 24, 200, 200, 200"
    })
    void aRoleSeesOnlyItsProjects(IdahRole role, int exports, int jobs, int own, int other, int create) {
        RawHttpClient sync = as(role);
        assertThat(sync.get("/exports").json().path("data")).hasSize(exports);
        assertThat(sync.get("/jobs").json().path("data")).hasSize(jobs);
        assertThat(sync.get("/exports/1").status()).isEqualTo(own);
        assertThat(sync.get("/exports/1/download").status()).isEqualTo(own);
        assertThat(sync.get(JOB_OF_1).status()).isEqualTo(own);
        assertThat(sync.get("/exports/2").status()).isEqualTo(other);
        assertThat(sync.get("/exports/2/download").status()).isEqualTo(other);
        assertThat(create(role, cloud.idahProjectId(), '"' + cloud.idahDatasetId() + '"')
                        .status())
                .isEqualTo(create);
    }

    @ParameterizedTest
    @EnumSource(IdahRole.class)
    void onlyTheServicesDeleteJobs(IdahRole role) {
        assertThat(as(role).send("DELETE", JOB_OF_1, "").status()).isEqualTo(role == IdahRole.SYSTEM ? 204 : 403);
    }

    @Test
    void datasetsOfOtherProjectsAreDropped() {
        String known = '"' + cloud.idahDatasetId() + '"';
        RawHttpAnswer created = create(IdahRole.PROJECT_OWNER, cloud.idahProjectId(), known + ",\"other\",7");
        assertThat(created.json().at("/included/0/attributes/arguments/dataset_ids"))
                .hasSize(1);
        RawHttpAnswer none = create(IdahRole.ORG_OWNER, cloud.idahProjectId(), "7");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.json().at("/errors/0/detail").asText())
                .isEqualTo("You do not have access to any of the datasets provided");
        RawHttpAnswer elsewhere = create(IdahRole.ORG_OWNER, "01980000-7b4c-7d02-8a11-90fe33ab4c22", known);
        assertThat(elsewhere.json().at("/errors/0/detail").asText())
                .isEqualTo("You do not have access to the project provided");
    }

    @Test
    void anOutageEndsWithTheNextCall() {
        cloud.faults().idahOutage(IdahUpstream.SYNC, IdahUpstream.IAM);
        RawHttpAnswer down = as(IdahRole.ADMIN).get("/exports");
        assertThat(down.status()).isEqualTo(502);
        assertThat(down.header("Content-Type")).isEqualTo("text/html");
        assertThat(cloud.requests("listExports")).hasSize(1);
        assertThat(new IdahTestClient(cloud).login(cloud.idahApiKey(), 60).status())
                .isEqualTo(502);
        cloud.faults().idahOutage(IdahUpstream.IAM, IdahUpstream.IAM);
        assertThat(as(IdahRole.ADMIN).get("/exports").status()).isEqualTo(200);
        cloud.faults().idahOutage();
        assertThat(new IdahTestClient(cloud).login(cloud.idahApiKey(), 60).status())
                .isEqualTo(200);
    }

    @Test
    void jobsFailWhileTheDatasetServiceIsStopped() {
        String known = '"' + cloud.idahDatasetId() + '"';
        create(IdahRole.ADMIN, cloud.idahProjectId(), known);
        clock.advance(Duration.ofSeconds(1));
        cloud.faults().idahOutage(IdahUpstream.DATASET);
        assertThat(as(IdahRole.ADMIN).get("/exports").status()).isEqualTo(200);
        assertThat(as(IdahRole.PROJECT_OWNER).get("/jobs").status()).isEqualTo(500);
        create(IdahRole.ADMIN, cloud.idahProjectId(), known);
        clock.advance(Duration.ofSeconds(1));
        cloud.faults().idahOutage();
        assertThat(status("26")).isEqualTo("completed");
        assertThat(status("27")).isEqualTo("errored");
    }

    private String status(String exportId) {
        return as(IdahRole.ADMIN)
                .get("/exports/" + exportId + "?included[]=job")
                .json()
                .at("/included/0/attributes/status")
                .asText();
    }

    private RawHttpAnswer create(IdahRole role, String projectId, String datasetIds) {
        return as(role).post(
                        "/exports/export",
                        "{\"project_id\":\"" + projectId + "\",\"dataset_ids\":[" + datasetIds
                                + "],\"exporter\":\"Exports::Upd::Exporter\"}");
    }

    private RawHttpClient as(IdahRole role) {
        return new RawHttpClient(cloud.idahEndpoint() + "/sync")
                .with("Authorization", "Bearer " + cloud.idahToken(role));
    }
}
