package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Habits of the real server that no recording shows. */
class IdahDifferencesTest {

    private static final DatasetCloudEmulator CLOUD = DatasetCloudEmulator.start();

    private final RawHttpClient sync = as(IdahRole.ADMIN);

    @AfterAll
    static void stop() {
        CLOUD.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exports",
                "/exports?page[size]=0",
                "/exports/1",
                "/exports/2/download",
                "/exports/999999",
                "/jobs",
                "/healthcheck",
                "/nothing"
            })
    void headAnswersLikeGetWithoutTheBody(String path) {
        RawHttpAnswer get = sync.get(path);
        RawHttpAnswer head = sync.send("HEAD", path, "");
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.body()).isEmpty();
        for (String header : new String[] {"Content-Type", "Content-Length", "Content-Disposition"}) {
            assertThat(head.header(header)).isEqualTo(get.header(header));
        }
    }

    @Test
    void headOfALargeFileIsCheap() {
        String id = CLOUD.addIdahExport(1L << 50, 1);
        assertThat(sync.send("HEAD", "/exports/" + id + "/download", "").header("Content-Length"))
                .isEqualTo(String.valueOf(1L << 50));
    }

    @Test
    void headOfARouteForOtherMethodsIsUnknown() {
        assertThat(sync.send("HEAD", "/exports/export/x", "").status()).isEqualTo(404);
        RawHttpClient iam = new RawHttpClient(CLOUD.idahEndpoint() + "/iam");
        assertThat(iam.send("HEAD", "/auth/login", "").status()).isEqualTo(404);
        assertThat(iam.send("HEAD", "/auth/refresh", "").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADMIN         | project_id  | null | 422 | Verse::Error::CannotCreateRecord",
                "PROJECT_OWNER | project_id  | null | 401 | Verse::Error::Authorization",
                "ADMIN         | project_id  | {}   | 500 | Sequel::DatabaseError",
                "ADMIN         | dataset_ids | null | 500 | NoMethodError",
                "ADMIN         | exporter    | null | 401 | Verse::Error::Authorization"
            })
    void nullIsPresent(IdahRole role, String field, String value, int status, String title) {
        RawHttpAnswer answer = as(role).post("/exports/export", export(field, value));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().at("/errors/0/title").asText()).isEqualTo(title);
        assertThat(answer.json().at("/errors/0/source").isMissingNode()).isTrue();
    }

    @Test
    void nothingIncludedIsNoKey() {
        JsonNode gone = sync.get("/exports/25?included[]=job").json();
        assertThat(gone.has("included")).isFalse();
        assertThat(gone.at("/data/relationships").isMissingNode()).isTrue();
        assertThat(sync.get("/exports?filter[id]=25&included[]=job").json().has("included"))
                .isFalse();
        assertThat(sync.get("/exports?page[number]=900&included[]=job").json().has("included"))
                .isFalse();
        assertThat(sync.get("/exports?filter[id]=1&included[]=job").json().path("included"))
                .hasSize(1);
    }

    @Test
    void everyIdOfADatasetIsAText() {
        for (JsonNode job : sync.get("/jobs").json().path("data")) {
            assertThat(job.at("/attributes/arguments/dataset_ids")).isNotEmpty().allMatch(JsonNode::isTextual);
        }
    }

    @Test
    void permissionsThatCannotBeGrantedAreDropped() {
        RawHttpClient iam = new RawHttpClient(CLOUD.idahEndpoint() + "/iam")
                .with("Authorization", "Bearer " + CLOUD.idahToken(IdahRole.ADMIN));
        JsonNode made = iam.post("/api_keys", key("\"fly\",\"project_rw_all\"")).json();
        assertThat(made.at("/data/attributes/permissions")).hasSize(1);
        for (String permissions : new String[] {"", "\"fly\""}) {
            RawHttpAnswer refused = iam.post("/api_keys", key(permissions));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/detail").asText()).isEqualTo("Invalid API Key permission.");
        }
        RawHttpAnswer nameless = iam.post("/api_keys", key("\"project_rw_all\"").replace("\"name\":\"k\",", ""));
        assertThat(nameless.json().at("/errors/0/detail").asText()).isEqualTo("verse.errors.cannot_create_record");
    }

    private static String key(String permissions) {
        return "{\"data\":{\"type\":\"iam:api_keys\",\"attributes\":{\"name\":\"k\",\"scope_type\":\"all\",\"permissions\":["
                + permissions + "]}}}";
    }

    private static String export(String field, String value) {
        String good = "\"project_id\":\"" + CLOUD.idahProjectId() + "\",\"dataset_ids\":[\"" + CLOUD.idahDatasetId()
                + "\"],\"exporter\":\"Exports::Upd::Exporter\"";
        return "{" + good + ",\"" + field + "\":" + value + "}";
    }

    private static RawHttpClient as(IdahRole role) {
        return new RawHttpClient(CLOUD.idahEndpoint() + "/sync")
                .with("Authorization", "Bearer " + CLOUD.idahToken(role));
    }
}
