package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {

    private static final String LABELS = "/data-annotations/labels";
    private static final String SAMPLES = "/data-annotations/samples";

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private ModelArtsTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(clock)
                .pace(Duration.ofSeconds(1))
                .start();
        client = new ModelArtsTestClient(cloud);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void areListed() {
        JsonNode all = client.get(LABELS);
        assertThat(all.path("total_number").asInt()).isEqualTo(10);
        assertThat(all.path("labels").path(0).path("type").asInt()).isZero();
        assertThat(all.path("labels")
                        .path(0)
                        .path("property")
                        .path("@modelarts:color")
                        .asText())
                .isEqualTo("#3399ff");
        assertThat(client.get(LABELS + "?limit=4&offset=2").path("labels")).hasSize(2);
        String version = client.get("/versions")
                .path("versions")
                .path(0)
                .path("version_id")
                .asText();
        client.post(LABELS, "{\"labels\":[{\"name\":\"ten\"}]}");
        assertThat(client.get(LABELS).path("total_number").asInt()).isEqualTo(11);
        assertThat(client.get(LABELS + "?version_id=" + version)
                        .path("total_number")
                        .asInt())
                .isEqualTo(10);
        refused(client.tryGet(LABELS + "?version_id=x"), "4353");
    }

    @Test
    void areCreated() {
        RawHttpAnswer reply = client.post(
                LABELS,
                "{\"labels\":[{\"name\":\"ten\",\"type\":0,\"property\":{\"@modelarts:color\":\"#aa0000\","
                        + "\"@modelarts:shortcut\":\"T\"},\"attributes\":[{\"name\":\"ink\",\"type\":\"select\","
                        + "\"default_value\":\"blue\",\"values\":[{\"value\":\"blue\"},{\"value\":\"red\"}]}]}]}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        assertThat(reply.json().path("success").asBoolean()).isTrue();
        JsonNode ten = client.get(LABELS).path("labels").path(10);
        assertThat(ten.path("name").asText()).isEqualTo("ten");
        assertThat(ten.path("property").path("@modelarts:shortcut").asText()).isEqualTo("T");
        JsonNode attribute = ten.path("attributes").path(0);
        assertThat(attribute.path("id").asText()).isNotEmpty();
        assertThat(attribute.path("values").path(1).path("value").asText()).isEqualTo("red");
        refused(
                client.post(LABELS, "{\"labels\":[{\"name\":\"n\",\"property\":{\"@modelarts:shortcut\":\"T\"}}]}"),
                "4412");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"name\":\"eleven\"},{\"name\":\"one\"}] | 4411",
                "[{\"name\":\"eleven\"},{\"name\":\"eleven\"}] | 4411",
                "[{\"name\":\"eleven\",\"type\":100}] | 4413",
                "[{\"name\":\"a<b\"}] | 0104",
                "[{\"name\":\"\"}] | 0104",
                "[] | 0104",
                "[\"eleven\"] | 0104",
                "[{\"name\":\"e\",\"property\":{\"@modelarts:color\":\"red\"}}] | 0104",
                "[{\"name\":\"e\",\"attributes\":[{\"name\":\"a\"},{\"name\":\"a\"}]}] | 4428",
                "[{\"name\":\"e\",\"attributes\":[{\"name\":\"a\",\"values\":[{\"value\":\"b\"},{\"value\":\"b\"}]}]}] | 4429"
            })
    void areCreatedTogetherOrNotAtAll(String labels, String code) {
        refused(client.post(LABELS, "{\"labels\":" + labels + "}"), code);
        assertThat(client.labelNames()).hasSize(10);
    }

    @Test
    void relateEntitiesOfTriplets() {
        ModelArtsTestClient books = ModelArtsTestClient.created(cloud, "books", 102);
        clock.advance(Duration.ofSeconds(1));
        String relation =
                "{\"labels\":[{\"name\":\"wrote\",\"type\":102,\"property\":{\"@modelarts:from_type\":\"Person\","
                        + "\"@modelarts:to_type\":\"Book\"}}]}";
        refused(books.post(LABELS, relation), "4414");
        books.post(LABELS, "{\"labels\":[{\"name\":\"Person\"},{\"name\":\"Book\",\"type\":103}]}");
        assertThat(books.post(LABELS, relation).status()).isEqualTo(200);
        refused(books.post(LABELS + "/delete", "{\"labels\":[{\"name\":\"Book\"}]}"), "4415");
        assertThat(books.labelNames()).containsExactly("Person", "Book", "wrote");
    }

    @Test
    void areRenamedOnTheirSamplesToo() {
        RawHttpAnswer reply = client.put(
                LABELS,
                "{\"labels\":[{\"name\":\"one\",\"property\":{\"@modelarts:color\":\"#8a1524\","
                        + "\"@modelarts:rename_to\":\"uno\"}}]}");
        assertThat(reply.json().path("success").asBoolean())
                .as(reply.toString())
                .isTrue();
        assertThat(client.sampleIds("?label_name=uno")).hasSize(5);
        assertThat(client.sampleIds("?label_name=one")).isEmpty();
        assertThat(client.labelNames()).contains("uno").doesNotContain("one");
        refused(client.put(LABELS, "{\"labels\":[{\"name\":\"one\"}]}"), "4410");
        refused(
                client.put(LABELS, "{\"labels\":[{\"name\":\"two\",\"property\":{\"@modelarts:rename_to\":\"uno\"}}]}"),
                "4411");
    }

    @Test
    void areChangedByName() {
        client.post(LABELS, "{\"labels\":[{\"name\":\"草莓/a b\"}]}");
        String path = LABELS + "/" + Percent.encode("草莓/a b");
        RawHttpAnswer reply = client.put(path + "?label_type=0", "{\"@modelarts:color\":\"#93c47d\"}");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(client.get(LABELS)
                        .path("labels")
                        .path(10)
                        .path("property")
                        .path("@modelarts:color")
                        .asText())
                .isEqualTo("#93c47d");
        refused(client.put(path + "?label_type=1", "{}"), "4410");
        refused(client.put(path, "{\"@modelarts:color\":1}"), "0104");
        assertThat(client.delete(path).status()).isEqualTo(204);
        refused(client.delete(path), "4410");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 50, true",
        "?delete_policy=0, 50, true",
        "?delete_policy=1, 46, true",
        "?delete_policy=2, 46, false"
    })
    void takeTheirSamplesAlongAsThePolicySays(String query, int left, boolean fileStays) {
        List<String> ones = client.sampleIds("?label_name=one");
        client.put(
                SAMPLES,
                "{\"samples\":[{\"sample_id\":\"" + ones.get(0)
                        + "\",\"labels\":[{\"name\":\"one\"},{\"name\":\"two\"}]}]}");
        Path file = file(ones.get(1));
        Path both = file(ones.get(0));
        RawHttpAnswer reply = client.post(LABELS + "/delete" + query, "{\"labels\":[{\"name\":\"one\"}]}");
        assertThat(reply.json().path("success").asBoolean())
                .as(reply.toString())
                .isTrue();
        assertThat(client.get(SAMPLES).path("sample_count").asInt()).isEqualTo(left);
        assertThat(file.toFile().exists()).isEqualTo(fileStays);
        assertThat(both).exists();
        assertThat(client.get(SAMPLES + "/" + ones.get(0)).path("labels")).hasSize(1);
        assertThat(client.labelNames()).doesNotContain("one");
        refused(client.post(LABELS + "/delete" + query, "{\"labels\":[{\"name\":\"one\"}]}"), "4410");
    }

    @Test
    void refusesAnotherPolicy() {
        refused(client.post(LABELS + "/delete?delete_policy=3", "{\"labels\":[{\"name\":\"one\"}]}"), "0107");
    }

    @Test
    void areDeletedByNameWithTheirSamples() {
        Path kept = file(client.sampleIds("?label_name=one").get(0));
        assertThat(client.delete(LABELS + "/one").status()).isEqualTo(204);
        assertThat(kept).exists();
        Path gone = file(client.sampleIds("?label_name=two").get(0));
        assertThat(client.delete(LABELS + "/two?delete_source=true").status()).isEqualTo(204);
        assertThat(gone).doesNotExist();
        assertThat(client.get(SAMPLES).path("sample_count").asInt()).isEqualTo(40);
        client.post("/versions", "{}");
        refused(client.delete(LABELS + "/three"), "4381");
    }

    private Path file(String sampleId) {
        JsonNode sample = client.get(SAMPLES + "/" + sampleId);
        return cloud.file(
                sample.path("sample_dir").asText() + sample.path("sample_name").asText());
    }
}
