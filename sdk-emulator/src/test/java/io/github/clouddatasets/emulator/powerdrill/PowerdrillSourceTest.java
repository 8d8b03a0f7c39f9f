package io.github.clouddatasets.emulator.powerdrill;

import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.FLOWERS;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.data;
import static io.github.clouddatasets.emulator.powerdrill.PowerdrillProject.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Reply;
import io.github.clouddatasets.emulator.store.MovableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PowerdrillSourceTest {

    private static final Duration PACE = Duration.ofSeconds(3);

    private final MovableClock clock = MovableClock.at("2026-11-21T12:00:00.5Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();
    private PowerdrillProject project = new PowerdrillProject(cloud, PowerdrillDialect.V2);
    private final String dataset = project.dataset("flowers");
    private final String sources = "/datasets/" + dataset + "/datasources";

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource
    void isSynchedAfterOnePace(PowerdrillDialect dialect) {
        project = new PowerdrillProject(cloud, dialect);
        String good = project.source(dataset, "flowers.csv", FLOWERS);
        String damaged = project.source(dataset, "damaged.csv", FLOWERS);
        String blank = project.source(dataset, "blank.txt", " \n\t ");
        assertThat(project.counts(dataset)).containsExactly(0, 0, 3);
        clock.advance(PACE.minusMillis(1));
        assertThat(project.status(dataset, good)).isEqualTo("synching");
        clock.advance(Duration.ofMillis(1));
        assertThat(project.status(dataset, good)).isEqualTo("synched");
        assertThat(project.status(dataset, damaged)).isEqualTo("invalid");
        assertThat(project.status(dataset, blank)).isEqualTo("invalid");
        assertThat(project.counts(dataset)).containsExactly(1, 2, 0);

        String late = project.source(dataset, "late.csv", FLOWERS);
        assertThat(project.list(sources + "?status=invalid", "id")).containsExactly(damaged, blank);
        assertThat(project.list(sources + "?status=synched,synching", "id")).containsExactly(good, late);
        refused(project.get(sources + "?status=pending"), 400, 300001);

        data(project.delete(sources + "/" + damaged));
        assertThat(project.counts(dataset)).containsExactly(1, 1, 1);
        refused(project.get(sources + "/" + damaged), 200, 300003);
    }

    @Test
    void eachVersionTellsItsOwnFields() {
        String id = project.source(dataset, "flowers.csv", FLOWERS);
        JsonNode current = data(project.get(sources + "/" + id));
        assertThat(current.path("size").asInt()).isEqualTo(FLOWERS.length());
        assertThat(current.has("fileName")).isFalse();
        JsonNode old = data(new PowerdrillProject(cloud, PowerdrillDialect.V1).get(sources + "/" + id));
        assertThat(old.path("fileName").asText()).isEqualTo("flowers.csv");
        assertThat(old.path("datasetId").asText()).isEqualTo(dataset);
        assertThat(old.has("size")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void makesADatasetWhereNoneIsNamed(PowerdrillDialect dialect) {
        project = new PowerdrillProject(cloud, dialect);
        JsonNode source = data(project.post("/datasources", project.order("flowers.csv", FLOWERS)));
        String made = source.path(project.name("dataset_id")).asText();
        assertThat(made).isNotEqualTo(dataset).startsWith("dset-");
        assertThat(project.counts(made)).containsExactly(0, 0, 1);
        refused(
                project.post(
                        "/datasources", project.order("flowers.csv", FLOWERS).put("type", "TABLE")),
                400,
                300001);
        assertThat(project.list("/datasets?" + project.name("page_size") + "=99", "id"))
                .hasSize(15);
    }

    @Test
    void refusesWhatCannotBeMade() {
        ObjectNode order = project.order("flowers.csv", FLOWERS);
        refused(project.post(sources, order.deepCopy().put("name", "flowers.exe")), 200, 300004);
        refused(project.post(sources, order.deepCopy().put("name", "flowers.doc")), 200, 300004);
        refused(project.post(sources, order.deepCopy().put("file_object_key", "/tmp/nope.csv")), 200, 300011);
        refused(project.post(sources, order.deepCopy().put("url", "https://example.com/a.csv")), 400, 300001);
        ObjectNode bare = order.deepCopy();
        bare.remove("file_object_key");
        refused(project.post(sources, bare), 400, 300001);
        refused(project.post(sources, bare.deepCopy().put("url", "ftp://example.com/a.csv")), 400, 300001);
        refused(project.post("/datasets/nope/datasources", order), 200, 300003);
        // The old version reads two kinds more.
        PowerdrillProject old = new PowerdrillProject(cloud, PowerdrillDialect.V1);
        data(old.post(sources, old.order("flowers.doc", FLOWERS)));
        assertThat(project.counts(dataset)).containsExactly(0, 0, 1);
    }

    @Test
    void takesALinkOfItsOwnStorageAndNeverFetchesFromOthers() {
        String first = project.source(dataset, "flowers.csv", FLOWERS);
        String link = data(project.post(sources + "/" + first + "/presign", project.body()))
                .path("presigned_url")
                .asText();
        ObjectNode order = project.body().put("name", "copy.csv").put("type", "FILE");
        JsonNode copy = data(project.post(sources, order.deepCopy().put("url", link)));
        assertThat(copy.path("size").asInt()).isEqualTo(FLOWERS.length());
        JsonNode elsewhere = data(project.post(sources, order.put("url", "https://example.com/a.csv")));
        assertThat(elsewhere.path("size").isNull()).isTrue();
        String presign = sources + "/" + elsewhere.path("id").asText() + "/presign";
        refused(project.post(presign, project.body()), 200, 300008);
    }

    @ParameterizedTest
    @EnumSource
    void itsLinkLivesAsLongAsItSays(PowerdrillDialect dialect) {
        project = new PowerdrillProject(cloud, dialect);
        String presign = sources + "/" + project.source(dataset, "flowers.csv", FLOWERS) + "/presign";
        ObjectNode order = project.body().put(project.name("expires_in"), 60);
        JsonNode data = data(project.post(presign, order));
        assertThat(data.path(dialect.linkExpiry()).asText()).isEqualTo("2026-11-21T12:01:00Z");
        String link = data.path(project.name("presigned_url")).asText();
        assertThat(link).startsWith(cloud.powerdrillStorageEndpoint());
        Reply file = PowerdrillProject.open(link);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo(FLOWERS);
        assertThat(file.header("ETag")).matches("\"[0-9a-f]{32}\"");
        clock.advance(Duration.ofSeconds(59));
        assertThat(PowerdrillProject.open(link).status()).isEqualTo(200);
        clock.advance(Duration.ofMillis(500));
        Reply expired = PowerdrillProject.open(link);
        assertThat(expired.status()).isEqualTo(403);
        assertThat(new String(expired.body(), StandardCharsets.UTF_8))
                .contains("<Code>AccessDenied</Code>", "Request has expired");
        refused(project.post(presign, order.put(project.name("expires_in"), 59)), 400, 300001);
    }
}
