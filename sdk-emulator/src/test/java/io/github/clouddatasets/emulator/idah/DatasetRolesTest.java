package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Section 7 of specs/idah-dataset.md: what each caller may see and change. */
class DatasetRolesTest {

    @TempDir
    private Path empty;

    private DatasetCloudEmulator cloud;
    private DatasetTestClient admin;
    private String otherProject;
    private String dataset;
    private String entry;
    private String annotation;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(ManualClock.at("2026-11-21T12:00:00Z"))
                .input(empty)
                .start();
        admin = DatasetTestClient.as(cloud, IdahRole.ADMIN);
        otherProject = cloud.seed().idahProject("Elsewhere");
        admin.createEntry(admin.createDataset(otherProject, "acme-text"), "other.txt");
        dataset = admin.createDataset(cloud.idahProjectId(), "acme-text");
        entry = admin.createEntry(dataset, "own.txt");
        admin.step(entry, "submit", "");
        annotation = admin.createAnnotation(entry);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private DatasetTestClient caller(String name) {
        return switch (name) {
            case "rw_all" -> DatasetTestClient.ofKey(cloud, "project_rw_all", "all", "");
            case "rw_org" -> DatasetTestClient.ofKey(cloud, "project_rw_org", "org", "1");
            case "rw_project" -> DatasetTestClient.ofKey(cloud, "project_rw_org", "project", cloud.idahProjectId());
            case "ro_all" -> DatasetTestClient.ofKey(cloud, "project_ro_all", "all", "");
            case "ro_org" -> DatasetTestClient.ofKey(cloud, "project_ro_org", "org", "1");
            case "org" -> DatasetTestClient.ofKey(cloud, "org_rw_all", "all", "");
            case "account" -> DatasetTestClient.ofKey(cloud, "account_ro_all", "all", "");
            default -> DatasetTestClient.as(cloud, IdahRole.valueOf(name));
        };
    }

    // The emulator has three projects at the start, and a dataset without entries here, since its input is empty.
    @ParameterizedTest
    @CsvSource({
        "ADMIN, 4, 3, 2, 1",
        "SYSTEM, 4, 3, 2, 1",
        "rw_all, 4, 3, 2, 1",
        "ro_all, 4, 3, 2, 1",
        "ORG_OWNER, 1, 2, 1, 1",
        "rw_org, 1, 2, 1, 1",
        "ro_org, 1, 2, 1, 1",
        "rw_project, 1, 2, 1, 1",
        "PROJECT_OWNER, 1, 2, 1, 1",
        "REVIEWER, 1, 0, 0, 0",
        "ANNOTATOR, 1, 0, 0, 0"
    })
    void aCallerSeesTheRecordsInItsSight(String name, int projects, int datasets, int entries, int annotations) {
        DatasetTestClient caller = caller(name);
        assertThat(caller.list("/projects")).hasSize(projects);
        assertThat(caller.list("/datasets")).hasSize(datasets);
        assertThat(caller.list("/entries")).hasSize(entries);
        assertThat(caller.list("/annotations")).hasSize(annotations);
        assertThat(caller.get("/entries/" + entry).status()).isEqualTo(entries == 0 ? 404 : 200);
        assertThat(caller.get("/annotations/" + annotation).status()).isEqualTo(annotations == 0 ? 404 : 200);
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, 201, 201, 201, 201, 200, 200, true",
        "rw_all, 201, 201, 201, 201, 200, 200, true",
        "ORG_OWNER, 201, 201, 201, 201, 200, 200, true",
        "rw_org, 201, 201, 201, 201, 200, 200, true",
        "rw_project, 403, 403, 201, 201, 404, 404, true",
        "PROJECT_OWNER, 403, 201, 201, 201, 200, 200, true",
        "REVIEWER, 403, 403, 422, 422, 404, 404, false",
        "ANNOTATOR, 403, 403, 422, 422, 404, 404, false",
        "ro_all, 403, 403, 403, 403, 403, 403, true",
        "ro_org, 403, 403, 403, 403, 403, 403, true",
        "org, 403, 403, 403, 403, 403, 403, false",
        "account, 403, 403, 403, 403, 403, 403, false"
    })
    void aCallerChangesWhatItMay(
            String name, int project, int below, int under, int on, int change, int rename, boolean shapes) {
        DatasetTestClient caller = caller(name);
        assertThat(caller.send(
                                "POST",
                                "/projects",
                                "{'data':{'type':'dataset:projects','attributes':{'name':'n','organization_id':1}}}")
                        .status())
                .isEqualTo(project);
        assertThat(caller.tryToCreate(
                                "datasets",
                                "'modality':'acme-text','workflow_configuration':{},'labeling_configuration':{}",
                                "project",
                                "projects",
                                cloud.idahProjectId())
                        .status())
                .isEqualTo(below);
        assertThat(caller.tryToCreate("entries", "'resource':'new.txt'", "dataset", "datasets", dataset)
                        .status())
                .isEqualTo(under);
        assertThat(caller.tryToCreate("annotations", "'dimensions':{},'annotation':{}", "entry", "entries", entry)
                        .status())
                .isEqualTo(on);
        assertThat(caller.update("entries", entry, "'priority':1").status()).isEqualTo(change);
        assertThat(caller.update("projects", cloud.idahProjectId(), "'name':'renamed'")
                        .status())
                .isEqualTo(rename);
        assertThat(caller.rpc("write_shape", "'annotation_id':'" + annotation + "','key':'tile-0x0','value':{'rle':''}")
                        .has("result"))
                .isEqualTo(shapes);
    }

    @Test
    void anAnnotatorWorksOnAssignedEntriesAndAReviewerOnThoseOpenForReview() {
        DatasetTestClient annotator = caller("ANNOTATOR");
        DatasetTestClient reviewer = caller("REVIEWER");
        admin.step(entry, "assign", "'assigned_to_id':13");
        assertThat(annotator.list("/datasets")).hasSize(1);
        assertThat(annotator.list("/annotations")).hasSize(1);
        assertThat(annotator.createAnnotation(entry)).isNotEmpty();
        assertThat(annotator.update("entries", entry, "'priority':1").status()).isEqualTo(404);
        RawHttpAnswer noEntry =
                annotator.tryToCreate("entries", "'resource':'new.txt'", "dataset", "datasets", dataset);
        assertThat(noEntry.json().at("/errors/0/detail").asText())
                .isEqualTo("You do not have permission to create entry on this project");

        assertThat(annotator.step(entry, "submit", "").status()).isEqualTo(200);
        assertThat(annotator.list("/entries")).isEmpty();
        assertThat(reviewer.list("/entries")).hasSize(1);
        assertThat(reviewer.list("/annotations")).isEmpty();
        assertThat(reviewer.get("/entries/" + entry + "/select").status()).isEqualTo(200);
        assertThat(reviewer.list("/annotations")).hasSize(2);
        assertThat(caller("PROJECT_OWNER").get("/entries/" + entry + "/select").status())
                .isEqualTo(403);
        assertThat(reviewer.step(entry, "submit", "'approved':false").status()).isEqualTo(200);
        assertThat(annotator.attributes("/entries/" + entry).path("status").asText())
                .isEqualTo("in_progress");
        assertThat(annotator
                        .attributes("/entries/" + entry)
                        .path("reviewed_by_id")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void noKeyReadsStatisticsOrWritesNotes() {
        admin.step(entry, "assign", "'assigned_to_id':13");
        String note = "{'data':{'type':'dataset:note_feeds','attributes':{'entry_id':'" + entry
                + "','anchor_type':'entry','content_md':'look'}}}";
        assertThat(caller("rw_all").get("/entry_stats").status()).isEqualTo(403);
        assertThat(caller("PROJECT_OWNER").get("/entry_stats").status()).isEqualTo(200);
        assertThat(caller("rw_org").send("POST", "/note_feeds", note).status()).isEqualTo(403);
        RawHttpAnswer made = caller("ANNOTATOR").send("POST", "/note_feeds", note);
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().at("/data/id").asText();
        assertThat(caller("rw_org").list("/note_feeds")).hasSize(1);
        assertThat(caller("PROJECT_OWNER")
                        .update("note_feeds", id, "'content_md':'mine'")
                        .status())
                .isEqualTo(404);
        RawHttpAnswer edited = caller("ANNOTATOR").update("note_feeds", id, "'content_md':'closer'");
        assertThat(edited.json().at("/data/attributes/edited_at").asText()).startsWith("2026-11-21");
        assertThat(caller("PROJECT_OWNER")
                        .send("POST", "/note_feeds/" + id + "/resolve", "")
                        .status())
                .isEqualTo(200);
        assertThat(caller("ANNOTATOR").send("DELETE", "/note_feeds/" + id, "").status())
                .isEqualTo(204);
    }

    @Test
    void aResourceOutOfSightIsNoObstacle() {
        RawHttpAnswer seen = admin.tryToCreate("entries", "'resource':'other.txt'", "dataset", "datasets", dataset);
        assertThat(seen.json().at("/errors/0/detail").asText())
                .isEqualTo("Entry with resource other.txt already exists");
        assertThat(caller("PROJECT_OWNER")
                        .tryToCreate("entries", "'resource':'other.txt'", "dataset", "datasets", dataset)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void exportsGoByTheDatasetsThatExist() {
        String other = admin.createDataset(otherProject, "acme-text");
        for (String id : new String[] {other, dataset}) {
            RawHttpAnswer answer = new RawHttpClient(cloud.idahEndpoint() + "/sync")
                    .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.ORG_OWNER))
                    .post(
                            "/exports/export",
                            "{\"project_id\":\"" + cloud.idahProjectId() + "\",\"dataset_ids\":[\"" + id
                                    + "\"],\"exporter\":\"Exports::Upd::Exporter\"}");
            assertThat(answer.status()).isEqualTo(id.equals(dataset) ? 200 : 401);
        }
    }
}
