package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.ManualClock;
import io.github.clouddatasets.emulator.store.MemoryStateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An emulator that keeps its state, and that a test can start again. All services, and everything that they list. */
final class KeptCloud implements AutoCloseable {

    private static final Set<String> SEEDED = Set.of(
            "fashion-items",
            "street-scenes",
            "leaf-outlines",
            "product-reviews",
            "court-entities",
            "book-authors",
            "engine-sounds",
            "call-center",
            "town-meetings",
            "sensor-readings",
            "crossing-video",
            "raw-archive");
    static final Duration PACE = Duration.ofSeconds(8);

    final MemoryStateStore store = new MemoryStateStore();
    final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private final Path folder;
    private DatasetCloudEmulator cloud;

    KeptCloud(Path folder) {
        this.folder = folder;
        this.cloud = started();
    }

    private DatasetCloudEmulator started() {
        return DatasetCloudEmulator.builder()
                .clock(clock)
                .pace(PACE)
                .powerdrillPartSize(20)
                .state(folder)
                .store(store)
                .start();
    }

    /** Starts again, as after a sudden end: nothing but the store and the files is left of the time before. */
    void restart() {
        cloud.close();
        cloud = started();
    }

    DatasetCloudEmulator cloud() {
        return cloud;
    }

    RawHttpClient modelArts() {
        return new RawHttpClient(cloud.modelArtsEndpoint() + "/v2/" + cloud.projectId())
                .with("X-Auth-Token", cloud.token());
    }

    RawHttpClient powerdrill() {
        return new RawHttpClient(cloud.powerdrillEndpoint() + "/v2/team")
                .with("x-pd-api-key", cloud.powerdrillApiKey());
    }

    RawHttpClient idah() {
        return new RawHttpClient(cloud.idahEndpoint())
                .with("Authorization", "Bearer " + cloud.idahToken(IdahRole.SYSTEM));
    }

    String user() {
        return "user_id=" + cloud.powerdrillUserId();
    }

    /** The answers to all that can be read of ModelArts, by path, without links. Of the empty datasets the list is enough. */
    Map<String, String> modelArtsAnswers() {
        Map<String, String> answers = new TreeMap<>();
        for (JsonNode dataset :
                read(answers, modelArts(), "/datasets?limit=100").path("datasets")) {
            if (SEEDED.contains(dataset.path("dataset_name").asText())) {
                continue;
            }
            String path = "/datasets/" + dataset.path("dataset_id").asText();
            JsonNode described = read(answers, modelArts(), path + "?check_running_task=true");
            for (JsonNode version : described.path("versions")) {
                String id = version.path("version_id").asText();
                read(answers, modelArts(), path + "/versions/" + id);
                read(answers, modelArts(), path + "/data-annotations/samples?limit=100&version_id=" + id);
                read(answers, modelArts(), path + "/data-annotations/labels?version_id=" + id);
            }
            read(answers, modelArts(), path + "/data-annotations/samples?limit=100");
            read(answers, modelArts(), path + "/data-annotations/labels");
            read(answers, modelArts(), path + "/data-annotations/stats");
            read(answers, modelArts(), path + "/import-tasks?limit=100");
            read(answers, modelArts(), path + "/export-tasks?limit=100");
            read(answers, modelArts(), path + "/sync-data/status");
            read(answers, modelArts(), path + "/metrics?start_time=1&end_time=" + clock.millis());
        }
        return answers;
    }

    /** The answers to all that can be read of Powerdrill. */
    Map<String, String> powerdrillAnswers() {
        Map<String, String> answers = new TreeMap<>();
        for (JsonNode dataset : records(answers, "/datasets?page_size=100")) {
            String path = "/datasets/" + dataset.path("id").asText();
            read(answers, powerdrill(), path + "/datasources?page_size=100&" + user());
            read(answers, powerdrill(), path + "/status?" + user());
            read(answers, powerdrill(), path + "/overview?" + user());
        }
        for (JsonNode session : records(answers, "/sessions?page_size=100")) {
            records(answers, "/sessions/" + session.path("id").asText() + "/history?page_size=100");
        }
        return answers;
    }

    /** The answers to all that can be read of IDAH's exports and jobs. */
    Map<String, String> idahAnswers() {
        Map<String, String> answers = new TreeMap<>();
        read(answers, idah(), "/sync/exports?included[]=job&per_page=1000");
        read(answers, idah(), "/sync/jobs?included[]=exports&per_page=1000");
        return answers;
    }

    /** The answers to all that can be read of IDAH's projects, datasets, entries and annotations. */
    Map<String, String> idahDatasetAnswers() {
        Map<String, String> answers = new TreeMap<>();
        read(answers, idah(), "/dataset/projects");
        read(answers, idah(), "/dataset/project_members?included[]=project");
        read(answers, idah(), "/dataset/datasets?included[]=project&sort=-updated_at");
        read(answers, idah(), "/dataset/entries?included[]=entry_stats&included[]=assigned_to");
        read(answers, idah(), "/dataset/annotations");
        read(answers, idah(), "/dataset/entry_stats");
        read(answers, idah(), "/dataset/note_feeds?included[]=annotation");
        return answers;
    }

    private JsonNode records(Map<String, String> answers, String path) {
        return read(answers, powerdrill(), path + "&" + user()).path("data").path("records");
    }

    private static JsonNode read(Map<String, String> answers, RawHttpClient http, String path) {
        RawHttpAnswer answer = http.get(path);
        assertThat(answer.status()).as(path + " " + answer).isEqualTo(200);
        answers.put(path, answer.json().toString().replaceAll("https?://[^\"]*", "link"));
        return answer.json();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
