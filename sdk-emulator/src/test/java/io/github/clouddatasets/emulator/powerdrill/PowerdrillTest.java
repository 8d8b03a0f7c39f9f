package io.github.clouddatasets.emulator.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PowerdrillTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private RawHttpClient http;
    private String user;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(clock)
                .pace(Duration.ofSeconds(3))
                .start();
        http = new RawHttpClient(cloud.powerdrillEndpoint()).with("x-pd-api-key", cloud.powerdrillApiKey());
        user = "user_id=" + cloud.powerdrillUserId();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void bothVersionsListDatasets() {
        JsonNode v2 = data(http.get("/v2/team/datasets?" + user));
        assertThat(v2.path("page_number").asInt()).isEqualTo(1);
        assertThat(v2.path("page_size").asInt()).isEqualTo(10);
        assertThat(v2.path("total_items").asInt()).isEqualTo(13);
        assertThat(v2.path("records")).hasSize(10);
        JsonNode first = v2.path("records").path(0);
        assertThat(first.path("id").asText())
                .isEqualTo(cloud.powerdrillDatasetId())
                .matches("dset-cm[0-9a-z]{23}");
        assertThat(first.path("name").asText()).isEqualTo("digits");
        assertThat(first.path("description").asText()).isNotEmpty();
        assertThat(data(http.get("/v2/team/datasets?page_number=2&" + user)).path("records"))
                .hasSize(3);
        assertThat(data(http.get("/v2/team/datasets?page_number=3&" + user)).path("records"))
                .isEmpty();
        assertThat(data(http.get("/v2/team/datasets?search=MENU&" + user))
                        .path("total_items")
                        .asInt())
                .isEqualTo(1);

        JsonNode v1 = data(http.get("/v1/team/datasets?pageNumber=3&pageSize=5"));
        assertThat(v1.path("pageNumber").asInt()).isEqualTo(3);
        assertThat(v1.path("pageSize").asInt()).isEqualTo(5);
        assertThat(v1.path("total").asInt()).isEqualTo(13);
        assertThat(v1.path("records")).hasSize(3);
        assertThat(data(http.get("/v1/team/datasets?name=team+data"))
                        .path("total")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void theSourcesOfTheDefaultDatasetBecomeSynched() {
        counts(cloud.powerdrillDatasetId(), 0, 0, 3);
        clock.advance(Duration.ofSeconds(1));
        counts(cloud.powerdrillDatasetId(), 1, 0, 2);
        clock.advance(Duration.ofSeconds(2));
        counts(cloud.powerdrillDatasetId(), 3, 0, 0);
        counts(id("empty"), 0, 0, 0);
        counts(id("damaged"), 2, 1, 0);
    }

    @Test
    void refusalsHaveAnEnvelope() {
        RawHttpClient anonymous = new RawHttpClient(cloud.powerdrillEndpoint());
        refused(anonymous.get("/v2/team/datasets?" + user), 403, 1003);
        refused(anonymous.with("x-pd-api-key", "wrong").get("/v1/team/datasets"), 403, 1004);
        refused(http.get("/v2/team/datasets"), 400, 300001);
        refused(http.get("/v2/team/datasets?user_id=tmm-other"), 200, 300003);
        refused(http.get("/v2/team/datasets?page_number=0&" + user), 400, 300001);
        refused(http.get("/v2/team/datasets?page_size=x&" + user), 400, 300001);
        refused(http.get("/v2/team/datasets?search=" + "x".repeat(129) + "&" + user), 400, 300001);
        refused(http.get("/v2/team/datasets/nope/status?" + user), 200, 300003);
        refused(http.get("/v1/team/datasets/nope/status"), 200, 300003);
        refused(http.get("/v1/team/other"), 404, 100001);
        RawHttpClient traced = http.with("x-pd-external-trace-id", "x".repeat(129));
        refused(traced.get("/v1/team/datasets"), 400, 300001);
        assertThat(http.with("x-pd-external-trace-id", "x".repeat(128))
                        .get("/v1/team/datasets")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void requestsAreCounted() {
        http.get("/v1/team/datasets/x/status");
        assertThat(cloud.requests("v1GetDatasetStatus")).hasSize(1);
        assertThat(cloud.requests("v2GetDatasetStatus")).isEmpty();
    }

    private String id(String name) {
        for (JsonNode record : data(http.get("/v1/team/datasets?pageSize=100")).path("records")) {
            if (record.path("name").asText().equals(name)) {
                return record.path("id").asText();
            }
        }
        throw new AssertionError("No dataset " + name);
    }

    private void counts(String id, int synched, int invalid, int synching) {
        JsonNode v2 = data(http.get("/v2/team/datasets/" + id + "/status?" + user));
        assertThat(v2)
                .isEqualTo(Json.object()
                        .put("synched_count", synched)
                        .put("invalid_count", invalid)
                        .put("synching_count", synching));
        JsonNode v1 = data(http.get("/v1/team/datasets/" + id + "/status"));
        assertThat(v1)
                .isEqualTo(Json.object()
                        .put("synchedCount", synched)
                        .put("invalidCount", invalid)
                        .put("synchingCount", synching));
    }

    private static JsonNode data(RawHttpAnswer reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().path("code").asInt(-1)).isZero();
        assertThat(reply.header("x-pd-trace-id")).isNotEmpty();
        return reply.json().path("data");
    }

    private static void refused(RawHttpAnswer reply, int status, int code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().path("code").asInt()).isEqualTo(code);
        assertThat(reply.json().path("msg").asText()).isNotEmpty();
        assertThat(reply.header("x-pd-trace-id")).isNull();
    }
}
