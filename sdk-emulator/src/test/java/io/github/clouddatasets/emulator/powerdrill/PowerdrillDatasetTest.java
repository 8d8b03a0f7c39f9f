package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerdrillDatasetTest {

    private static final Duration PACE = Duration.ofSeconds(3);

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void livesFromCreationToDeletion(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        String id = client.dataset("n".repeat(200));
        String list = "/datasets?" + client.name("page_size") + "=100";
        assertThat(client.list(list, "id")).hasSize(14).endsWith(id);
        // Long names are cut without a word.
        assertThat(client.list(list, "name")).endsWith("n".repeat(128));

        RawHttpAnswer modified = client.post("/datasets/" + id, client.body().put("description", "d".repeat(60_000)));
        assertThat(modified.json().path("data").isNull()).isTrue();
        JsonNode overview = data(client.get("/datasets/" + id + "/overview"));
        assertThat(overview.path("name").asText()).hasSize(128);
        assertThat(overview.path("description").asText()).hasSize(50_000);

        RawHttpAnswer deleted = client.delete("/datasets/" + id);
        data(deleted);
        assertThat(deleted.json().has("data")).isFalse();
        refused(client.get("/datasets/" + id + "/status"), 200, 300003);
        refused(client.delete("/datasets/" + id), 200, 300003);
        assertThat(client.list(list, "id")).hasSize(13);
    }

    @ParameterizedTest
    @EnumSource
    void theOverviewComesWithTheFirstSynchedSource(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        String id = client.dataset("flowers");
        client.source(id, "flowers.csv", FLOWERS);
        JsonNode early = data(client.get("/datasets/" + id + "/overview"));
        assertThat(early.has("summary")).isFalse();
        clock.advance(PACE);
        JsonNode overview = data(client.get("/datasets/" + id + "/overview"));
        assertThat(overview.path("summary").asText()).contains("flowers.csv");
        assertThat(overview.path(client.name("exploration_questions"))).hasSize(4);
        List<String> keywords = new ArrayList<>();
        overview.path("keywords").forEach(keyword -> keywords.add(keyword.asText()));
        assertThat(keywords).containsExactly("flowers", "petal", "sepal", "species");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsMissing(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        refused(client.post("/datasets", client.body()), 400, 300001);
        refused(client.post("/datasets", client.body().put("name", " ")), 400, 300001);
        refused(client.post("/datasets", client.body().put("name", 1)), 400, 300001);
        refused(client.post("/datasets", Json.object().put("name", "x")), 400, 300001);
        refused(
                client.post("/datasets", client.body().put("name", "x").put(client.name("user_id"), "tmm-x")),
                200,
                300003);
        refused(client.post("/datasets/" + cloud.powerdrillDatasetId(), client.body()), 400, 300001);
    }

    @Test
    void eachVersionWantsTheUserInItsOwnPlace() {
        RawHttpClient http = new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .with("Content-Type", "application/json");
        String id = cloud.powerdrillDatasetId();
        String inQuery = cloud.powerdrillUserId();
        ObjectNode inBody = Json.object().put("user_id", inQuery).put("name", "digits");
        String path = "/team/datasets/" + id;
        refused(http.post("/v2" + path + "?user_id=" + inQuery, "{\"name\":\"digits\"}"), 400, 300001);
        data(http.post("/v2" + path, inBody.toString()));
        refused(http.post("/v1" + path, "{\"name\":\"digits\",\"userId\":\"" + inQuery + "\"}"), 400, 300001);
        data(http.post("/v1" + path + "?userId=" + inQuery, "{\"name\":\"digits\"}"));

        refused(http.send("DELETE", "/v1" + path, "{\"userId\":\"" + inQuery + "\"}"), 400, 300001);
        refused(http.send("DELETE", "/v2" + path, ""), 400, 300001);
        // Documented is the body; the query serves clients that cannot send one.
        data(http.send("DELETE", "/v2" + path + "?user_id=" + inQuery, ""));
    }

    @Test
    void limitsTheRateOnItsClockIfToldTo() {
        try (DatasetCloudEmulator limited = DatasetCloudEmulator.builder()
                .clock(clock)
                .powerdrillRateLimit(true)
                .start()) {
            PowerdrillTestClient client = new PowerdrillTestClient(limited, PowerdrillDialect.V2);
            for (int i = 0; i < 20; i++) {
                data(client.get("/datasets"));
            }
            refused(client.get("/datasets"), 429, 201);
            clock.advance(Duration.ofMillis(999));
            refused(client.get("/datasets"), 429, 201);
            clock.advance(Duration.ofMillis(1));
            data(client.get("/datasets"));
        }
    }
}
