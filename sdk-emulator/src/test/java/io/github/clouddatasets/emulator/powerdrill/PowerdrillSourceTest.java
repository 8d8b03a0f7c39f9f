package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerdrillSourceTest {

    private static final Duration PACE = Duration.ofSeconds(3);

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00.5Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
    private PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
    private final String dataset = client.dataset("flowers");
    private final String sources = "/datasets/" + dataset + "/datasources";

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void isSynchedAfterOnePace(PowerdrillDialect dialect) {
        client = new PowerdrillTestClient(cloud, dialect);
        String good = client.source(dataset, "flowers.csv", FLOWERS);
        String damaged = client.source(dataset, "damaged.csv", FLOWERS);
        String blank = client.source(dataset, "blank.txt", " \n\t ");
        assertThat(client.counts(dataset)).containsExactly(0, 0, 3);
        clock.advance(PACE.minusMillis(1));
        assertThat(client.status(dataset, good)).isEqualTo("synching");
        clock.advance(Duration.ofMillis(1));
        assertThat(client.status(dataset, good)).isEqualTo("synched");
        assertThat(client.status(dataset, damaged)).isEqualTo("invalid");
        assertThat(client.status(dataset, blank)).isEqualTo("invalid");
        assertThat(client.counts(dataset)).containsExactly(1, 2, 0);

        String late = client.source(dataset, "late.csv", FLOWERS);
        assertThat(client.list(sources + "?status=invalid", "id")).containsExactly(damaged, blank);
        assertThat(client.list(sources + "?status=synched,synching", "id")).containsExactly(good, late);
        refused(client.get(sources + "?status=pending"), 400, 300001);

        data(client.delete(sources + "/" + damaged));
        assertThat(client.counts(dataset)).containsExactly(1, 1, 1);
        refused(client.get(sources + "/" + damaged), 200, 300003);
    }

    @Test
    void eachVersionTellsItsOwnFields() {
        String id = client.source(dataset, "flowers.csv", FLOWERS);
        JsonNode current = data(client.get(sources + "/" + id));
        assertThat(current.path("size").asInt()).isEqualTo(FLOWERS.length());
        assertThat(current.has("fileName")).isFalse();
        JsonNode old = data(new PowerdrillTestClient(cloud, PowerdrillDialect.V1).get(sources + "/" + id));
        assertThat(old.path("fileName").asText()).isEqualTo("flowers.csv");
        assertThat(old.path("datasetId").asText()).isEqualTo(dataset);
        assertThat(old.has("size")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void makesADatasetWhereNoneIsNamed(PowerdrillDialect dialect) {
        client = new PowerdrillTestClient(cloud, dialect);
        JsonNode source = data(client.post("/datasources", client.request("flowers.csv", FLOWERS)));
        String made = source.path(client.name("dataset_id")).asText();
        assertThat(made).isNotEqualTo(dataset).startsWith("dset-");
        assertThat(client.counts(made)).containsExactly(0, 0, 1);
        refused(
                client.post(
                        "/datasources", client.request("flowers.csv", FLOWERS).put("type", "TABLE")),
                400,
                300001);
        assertThat(client.list("/datasets?" + client.name("page_size") + "=99", "id"))
                .hasSize(15);
    }

    @Test
    void refusesWhatCannotBeMade() {
        ObjectNode request = client.request("flowers.csv", FLOWERS);
        refused(client.post(sources, request.deepCopy().put("name", "flowers.exe")), 200, 300004);
        refused(client.post(sources, request.deepCopy().put("name", "flowers.doc")), 200, 300004);
        refused(client.post(sources, request.deepCopy().put("file_object_key", "/tmp/nope.csv")), 200, 300011);
        refused(client.post(sources, request.deepCopy().put("url", "https://example.com/a.csv")), 400, 300001);
        ObjectNode bare = request.deepCopy();
        bare.remove("file_object_key");
        refused(client.post(sources, bare), 400, 300001);
        refused(client.post(sources, bare.deepCopy().put("url", "ftp://example.com/a.csv")), 400, 300001);
        refused(client.post("/datasets/nope/datasources", request), 200, 300003);
        // The old version reads two kinds more.
        PowerdrillTestClient old = new PowerdrillTestClient(cloud, PowerdrillDialect.V1);
        data(old.post(sources, old.request("flowers.doc", FLOWERS)));
        assertThat(client.counts(dataset)).containsExactly(0, 0, 1);
    }

    @Test
    void takesALinkOfItsOwnStorageAndNeverFetchesFromOthers() {
        String first = client.source(dataset, "flowers.csv", FLOWERS);
        String link = data(client.post(sources + "/" + first + "/presign", client.body()))
                .path("presigned_url")
                .asText();
        ObjectNode request = client.body().put("name", "copy.csv").put("type", "FILE");
        JsonNode copy = data(client.post(sources, request.deepCopy().put("url", link)));
        assertThat(copy.path("size").asInt()).isEqualTo(FLOWERS.length());
        JsonNode elsewhere = data(client.post(sources, request.put("url", "https://example.com/a.csv")));
        assertThat(elsewhere.path("size").isNull()).isTrue();
        String presign = sources + "/" + elsewhere.path("id").asText() + "/presign";
        refused(client.post(presign, client.body()), 200, 300008);
    }

    @ParameterizedTest
    @EnumSource
    void itsLinkLivesAsLongAsItSays(PowerdrillDialect dialect) {
        client = new PowerdrillTestClient(cloud, dialect);
        String presign = sources + "/" + client.source(dataset, "flowers.csv", FLOWERS) + "/presign";
        ObjectNode request = client.body().put(client.name("expires_in"), 60);
        JsonNode data = data(client.post(presign, request));
        assertThat(data.path(dialect.linkExpiry()).asText()).isEqualTo("2026-11-21T12:01:00Z");
        String link = data.path(client.name("presigned_url")).asText();
        assertThat(link).startsWith(cloud.powerdrillStorageEndpoint());
        RawHttpAnswer file = PowerdrillTestClient.open(link);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(FLOWERS);
        assertThat(file.header("ETag")).matches("\"[0-9a-f]{32}\"");
        clock.advance(Duration.ofSeconds(59));
        assertThat(PowerdrillTestClient.open(link).status()).isEqualTo(200);
        clock.advance(Duration.ofMillis(500));
        RawHttpAnswer expired = PowerdrillTestClient.open(link);
        assertThat(expired.status()).isEqualTo(403);
        assertThat(new String(expired.body(), StandardCharsets.UTF_8))
                .contains("<Code>AccessDenied</Code>", "Request has expired");
        refused(client.post(presign, request.put(client.name("expires_in"), 59)), 400, 300001);
    }
}
