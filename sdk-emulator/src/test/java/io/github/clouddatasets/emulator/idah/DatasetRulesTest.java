package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections 2, 3 and 4 of specs/idah-dataset.md, where no recording shows them. */
class DatasetRulesTest {

    @TempDir
    private Path empty;

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00.123456Z");
    private DatasetCloudEmulator cloud;
    private DatasetTestClient admin;
    private String dataset;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).input(empty).start();
        admin = DatasetTestClient.as(cloud, IdahRole.ADMIN);
        dataset = admin.createDataset(cloud.idahProjectId(), "acme-text");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void creationTakesOverWhatNoUpdateChanges() {
        String id = admin.create(
                "entries",
                "'id':'0198f222-0000-7000-8000-0000000000a1','resource':'r','status':'no-such-status','priority':'5',"
                        + "'submitted_by_id':13,'created_at':'2020-01-01 00:00:00','unknown':1",
                "dataset",
                "datasets",
                dataset);
        assertThat(id).isNotEqualTo("0198f222-0000-7000-8000-0000000000a1");
        JsonNode entry = admin.attributes("/entries/" + id);
        assertThat(entry.path("status").asText()).isEqualTo("no-such-status");
        assertThat(entry.path("priority").isInt()).isTrue();
        assertThat(entry.path("submitted_by_id").asInt()).isEqualTo(13);
        assertThat(entry.path("created_at").asText()).isEqualTo("2020-01-01 00:00:00 +0000");
        assertThat(entry.has("unknown")).isFalse();
        assertThat(admin.update("entries", id, "'submitted_by_id':9,'created_at':'2021-01-01','name':5")
                        .status())
                .isEqualTo(200);
        JsonNode changed = admin.attributes("/entries/" + id);
        assertThat(changed.path("submitted_by_id").asInt()).isEqualTo(13);
        assertThat(changed.path("created_at").asText()).isEqualTo("2020-01-01 00:00:00 +0000");
        assertThat(changed.path("name").asText()).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'modality':'m','workflow_configuration':{} | 422 | Verse::Error::CannotCreateRecord",
                "'workflow_configuration':{},'labeling_configuration':{} | 422 | Verse::Error::CannotCreateRecord",
                "'modality':'m','workflow_configuration':null,'labeling_configuration':{} | 422 | Verse::Error::CannotCreateRecord",
                "'modality':'m','workflow_configuration':{},'labeling_configuration':{},'created_at':'x' | 422 | Verse::Error::CannotCreateRecord",
                "'modality':'m','workflow_configuration':{},'labeling_configuration':{},'labels':'a' | 422 | Verse::Error::ValidationFailed",
                "'modality':'m','workflow_configuration':[],'labeling_configuration':{} | 422 | Verse::Error::ValidationFailed",
                "'name':'','modality':'no-such-modality','workflow_configuration':{},'labeling_configuration':{} | 201 | ",
            })
    void aDatasetNeedsWhatTheDatabaseNeeds(String attributes, int status, String title) {
        RawHttpAnswer answer = admin.tryToCreate(
                "datasets", attributes.replace('"', '\''), "project", "projects", cloud.idahProjectId());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/title").asText()).isEqualTo(title == null ? "" : title);
    }

    @Test
    void anUnknownProjectIsRefusedByTheDatabaseAndAMalformedOneFails() {
        String body = "'modality':'m','workflow_configuration':{},'labeling_configuration':{}";
        RawHttpAnswer unknown =
                admin.tryToCreate("datasets", body, "project", "projects", "0198f222-0000-7000-8000-0000000000ff");
        assertThat(unknown.json().at("/errors/0/title").asText()).isEqualTo("Verse::Error::CannotCreateRecord");
        assertThat(admin.tryToCreate("datasets", body, "project", "projects", "42")
                        .status())
                .isEqualTo(500);
        assertThat(admin.get("/entries?filter[dataset_id]=42").status()).isEqualTo(500);
        assertThat(admin.send("PUT", "/datasets/" + dataset, "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"filter[dataset_id], 2", "filter[dataset_id__eq], 3", "filter[updated_at__gte], 3", "filter[unknown], 3"
    })
    void anEntryFilterThatIsNotKnownIsDropped(String filter, int rows) {
        admin.createEntry(dataset, "1");
        admin.createEntry(dataset, "2");
        admin.createEntry(admin.createDataset(cloud.idahProjectId(), "acme-text"), "3");
        String value = filter.contains("_at") ? "2030-01-01" : dataset;
        assertThat(admin.list("/entries?" + filter + "=" + value)).hasSize(rows);
    }

    @Test
    void severalValuesMeanAnyOfThem() {
        List<String> ids = List.of(admin.createEntry(dataset, "1"), admin.createEntry(dataset, "2"));
        admin.createEntry(dataset, "3");
        assertThat(admin.list("/entries?filter[id][]=" + ids.get(1) + "&filter[id][]=" + ids.get(0)))
                .extracting(entry -> entry.path("id").asText())
                .containsExactlyElementsOf(ids.stream().sorted().toList());
        assertThat(admin.list("/entries?filter[resource][]=3&filter[resource][]=1"))
                .hasSize(2);
        assertThat(admin.list("/entries?filter[resource]=3&filter[dataset_id]=" + dataset))
                .hasSize(1);
        String capitals = ids.get(0).toUpperCase(Locale.ROOT);
        assertThat(admin.list("/entries?filter[id]=" + capitals)).hasSize(1);
        assertThat(admin.get("/entries/" + capitals).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STRASSE%20%25", "stra%C3%9Fe", "%25"})
    void matchMeansContainsInAnyCaseWithoutWildcards(String part) {
        admin.create("entries", "'name':'Straße','resource':'1'", "dataset", "datasets", dataset);
        admin.create("entries", "'name':'strasse %','resource':'2'", "dataset", "datasets", dataset);
        assertThat(admin.list("/entries?filter[name__match]=" + part)).hasSize(1);
    }

    @Test
    void countsFollowTheStatesOfEntries() {
        String entry = admin.createEntry(dataset, "1");
        admin.createEntry(dataset, "2");
        counts(2, 0, 0);
        admin.step(entry, "assign", "'assigned_to_id':13");
        counts(2, 0, 1);
        admin.update("entries", entry, "'status':'errored'");
        counts(2, 1, 0);
        admin.update("entries", entry, "'status':'completed'");
        counts(2, 1, 0);
        assertThat(admin.send("DELETE", "/entries/" + entry, "").status()).isEqualTo(403);
        admin.update("entries", entry, "'status':'pending'");
        assertThat(admin.send("DELETE", "/entries/" + entry, "").status()).isEqualTo(204);
        counts(1, 0, 0);
    }

    private void counts(int total, int completed, int inProgress) {
        JsonNode shown = admin.attributes("/datasets/" + dataset);
        assertThat(shown.path("entries_total_count").asInt()).isEqualTo(total);
        assertThat(shown.path("entries_completed_count").asInt()).isEqualTo(completed);
        assertThat(shown.path("entries_in_progress_count").asInt()).isEqualTo(inProgress);
    }

    @Test
    void aChangeOfAnAnnotationChangesTheTimesOfAllAboveAndADeletionNone() {
        String entry = admin.createEntry(dataset, "1");
        clock.advance(Duration.ofMinutes(1));
        String annotation = admin.createAnnotation(entry);
        times(entry, "2026-11-21 12:01:00 +0000");
        clock.advance(Duration.ofMinutes(1));
        admin.rpc("write_shape", "'annotation_id':'" + annotation + "','key':'tile-0x0','value':{'rle':''}");
        times(entry, "2026-11-21 12:02:00 +0000");
        assertThat(admin.attributes("/annotations/" + annotation)
                        .path("updated_at")
                        .asText())
                .isEqualTo("2026-11-21 12:02:00 +0000");
        clock.advance(Duration.ofMinutes(1));
        assertThat(admin.send("DELETE", "/annotations/" + annotation, "").status())
                .isEqualTo(204);
        times(entry, "2026-11-21 12:02:00 +0000");
    }

    private void times(String entry, String moment) {
        for (String path : List.of("/entries/" + entry, "/datasets/" + dataset, "/projects/" + cloud.idahProjectId())) {
            assertThat(admin.attributes(path).path("updated_at").asText())
                    .as(path)
                    .isEqualTo(moment);
        }
    }

    @Test
    void timesHaveMicrosecondsThatOnlyFiltersSee() {
        admin.createAnnotation(admin.createEntry(dataset, "1"));
        assertThat(admin.list("/annotations?filter[updated_at__gt]=2026-11-21%2012:00:00"))
                .hasSize(1);
        assertThat(admin.list("/annotations?filter[updated_at__gt]=2026-11-21%2012:00:00.123455"))
                .hasSize(1);
        assertThat(admin.list("/annotations?filter[updated_at__gt]=2026-11-21%2012:00:00.123456"))
                .isEmpty();
        assertThat(admin.list("/annotations?filter[updated_at__gt]=today")).hasSize(1);
        assertThat(admin.list("/annotations?filter[updated_at__gt]=tomorrow")).isEmpty();
    }

    @Test
    void anEntryGoesFromStepToStep() {
        admin.update("datasets", dataset, "'workflow_configuration':{'sample_rate':0}");
        String entry = admin.createEntry(dataset, "1");
        assertThat(admin.step(entry, "error", "'message':'x'").status()).isEqualTo(500);
        admin.step(entry, "submit", "");
        admin.createAnnotation(entry);
        JsonNode done = admin.step(entry, "submit", "").json();
        assertThat(done.at("/data/attributes/wf_step").asText()).isEqualTo("done");
        assertThat(done.at("/included/0/attributes/status").asText()).isEqualTo("completed");
        assertThat(done.at("/included/0/attributes/progress").asDouble()).isEqualTo(1);
        assertThat(admin.tryToCreate("annotations", "'dimensions':{},'annotation':{}", "entry", "entries", entry)
                        .status())
                .isEqualTo(422);
        assertThat(admin.send("DELETE", "/datasets/" + dataset, "").status()).isEqualTo(403);
        assertThat(admin.send("DELETE", "/projects/" + cloud.idahProjectId(), "")
                        .status())
                .isEqualTo(403);
        assertThat(admin.list("/entry_stats?filter[entry_id__eq]=" + entry + "&filter[key__eq]=shape.t.count"))
                .hasSize(1);
        assertThat(admin.step(entry, "assign", "").status()).isEqualTo(422);
        JsonNode stranger = admin.step(entry, "assign", "'assigned_to_id':999").json();
        assertThat(stranger.at("/data/attributes/assigned_to_email").isNull()).isTrue();
    }

    @Test
    void aCopyHasItsEntriesAfterTheAnswer() {
        String entry = admin.createEntry(dataset, "1");
        String annotation = admin.createAnnotation(entry);
        admin.rpc("write_shape", "'annotation_id':'" + annotation + "','key':'tile-0x0','value':{'rle':'BQM='}");
        admin.createEntry(dataset, "2");
        JsonNode copy = admin.send(
                        "POST",
                        "/datasets/" + dataset + "/duplicate",
                        "{'dataset_name':'copy','entry_ids':['" + entry + "'],'with_annotations':true}")
                .json();
        assertThat(copy.at("/data/attributes/entries_total_count").asInt()).isZero();
        String id = copy.at("/data/id").asText();
        assertThat(admin.list("/entries?filter[dataset_id]=" + id)).hasSize(1);
        JsonNode annotations = admin.list("/annotations?filter[dataset_id]=" + id);
        assertThat(annotations.at("/0/attributes/dimensions/tile-0x0/rle").asText())
                .isEqualTo("BQM=");
        assertThat(annotations.at("/0/id").asText()).isNotEqualTo(annotation);
    }
}
