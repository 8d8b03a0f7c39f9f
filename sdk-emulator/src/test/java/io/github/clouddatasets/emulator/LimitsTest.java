package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.Labels;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.ServiceLimit;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limits that the services document, each held or not as the test says. */
class LimitsTest {

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().manualTime().pace(Duration.ZERO).start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void onlyTheLimitsOfASingleUserAreHeldAtFirst() {
        assertThat(cloud.limits())
                .containsExactlyInAnyOrder(ServiceLimit.MODELARTS_PAGES, ServiceLimit.POWERDRILL_SESSIONS)
                .isEqualTo(ServiceLimit.defaults());
        assertThat(twentyFive(this::listDatasets)).containsOnly(200);
        assertThat(twentyFive(this::listPowerdrill)).containsOnly(200);
    }

    @Test
    void modelArtsTakesTwentyRequestsInASecond() {
        cloud.limit(ServiceLimit.MODELARTS_RATE, true);
        assertThat(twentyFive(this::listDatasets))
                .startsWith(200)
                .endsWith(429)
                .filteredOn(s -> s == 200)
                .hasSize(20);
        RawHttpAnswer refused = listDatasets();
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.json().path("error_code").asText()).isEqualTo("ModelArts.4395");

        cloud.clock().advance(Duration.ofSeconds(1));
        assertThat(listDatasets().status()).isEqualTo(200);

        cloud.limit(ServiceLimit.MODELARTS_RATE, false);
        assertThat(twentyFive(this::listDatasets)).containsOnly(200);
    }

    @Test
    void theClientWaitsUntilModelArtsTakesRequestsAgain() {
        cloud.limit(ServiceLimit.MODELARTS_RATE, true);
        twentyFive(this::listDatasets);
        // The client's wait moves the manual clock.
        assertThat(cloud.clients().datasets().get(cloud.datasetId()).datasetName())
                .isEqualTo("digits");
    }

    @Test
    void powerdrillTakesTwentyRequestsInASecond() {
        cloud.limit(ServiceLimit.POWERDRILL_RATE, true);
        assertThat(twentyFive(this::listPowerdrill)).filteredOn(s -> s == 429).hasSize(5);
        assertThat(listPowerdrill().json().path("code").asInt()).isEqualTo(201);
        cloud.limit(ServiceLimit.POWERDRILL_RATE, false);
        assertThat(listPowerdrill().status()).isEqualTo(200);
    }

    @Test
    void aDatasetTakesOneVersionAMinute() {
        cloud.limit(ServiceLimit.MODELARTS_VERSIONS, true);
        Instant start = cloud.clock().now();
        publish("V010");
        publish("V011");
        // The client waits the minute out, on the manual clock.
        assertThat(cloud.clock().now()).isAfterOrEqualTo(start.plusSeconds(60));

        cloud.limit(ServiceLimit.MODELARTS_VERSIONS, false);
        Instant later = cloud.clock().now();
        publish("V012");
        assertThat(cloud.clock().now()).isBefore(later.plusSeconds(60));
    }

    @Test
    void modelArtsListsAHundredRecordsOnAPage() {
        assertThat(list("?limit=100").status()).isEqualTo(200);
        assertThat(list("?limit=101").json().path("error_code").asText()).isEqualTo("ModelArts.0107");
        cloud.limit(ServiceLimit.MODELARTS_PAGES, false);
        assertThat(list("?limit=101").json().path("datasets").size()).isEqualTo(13);
        assertThat(list("?limit=0").json().path("error_code").asText()).isEqualTo("ModelArts.0107");
    }

    @Test
    void aDatasetHasTenThousandLabels() {
        cloud.limit(ServiceLimit.MODELARTS_LABELS, true);
        Labels labels = cloud.clients().datasets().labels();
        int before = (int) labels.list(cloud.datasetId()).stream().count();
        labels.create(cloud.datasetId(), numbered(before, 10_000));
        assertThat(codeOf(() -> labels.create(cloud.datasetId(), numbered(10_000, 10_001))))
                .isEqualTo("ModelArts.4354");
        cloud.limit(ServiceLimit.MODELARTS_LABELS, false);
        labels.create(cloud.datasetId(), numbered(10_000, 10_001));
        assertThat(labels.list(cloud.datasetId()).stream()).hasSize(10_001);
    }

    private static List<Label> numbered(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Label.builder().name("label " + i).build())
                .toList();
    }

    @Test
    void powerdrillTakesHundredAndFiftySessions() {
        PowerdrillClient powerdrill = cloud.clients().powerdrill();
        for (int i = 0; i < 150; i++) {
            powerdrill.sessions().create(b -> b.name("session"));
        }
        assertThat(codeOf(() -> powerdrill.sessions().create(b -> b.name("one more"))))
                .isEqualTo("300009");
        cloud.limit(ServiceLimit.POWERDRILL_SESSIONS, false);
        assertThat(powerdrill.sessions().create(b -> b.name("one more"))).isNotEmpty();
    }

    @Test
    void powerdrillTakesAsManyJobsAsThePlanHas() {
        try (DatasetCloudEmulator poor = DatasetCloudEmulator.builder()
                .manualTime()
                .pace(Duration.ZERO)
                .powerdrillJobQuota(1)
                .start()) {
            assertThat(poor.limits()).contains(ServiceLimit.POWERDRILL_JOBS);
            ask(poor);
            assertThat(codeOf(() -> ask(poor))).isEqualTo("210021");
            poor.limit(ServiceLimit.POWERDRILL_JOBS, false);
            ask(poor);
        }
    }

    @Test
    void powerdrillStoresAHundredMebibytes() {
        cloud.limit(ServiceLimit.POWERDRILL_STORAGE, true);
        assertThat(beginUpload(100L << 20).path("code").asInt()).isEqualTo(300006);
        assertThat(beginUpload(99L << 20).path("code").asInt()).isZero();
        cloud.limit(ServiceLimit.POWERDRILL_STORAGE, false);
        assertThat(beginUpload(100L << 20).path("code").asInt()).isZero();
    }

    private void publish(String name) {
        cloud.clients()
                .datasets()
                .createVersion(cloud.datasetId(), b -> b.versionName(name))
                .await();
    }

    private static void ask(DatasetCloudEmulator cloud) {
        PowerdrillClient powerdrill = cloud.clients().powerdrill();
        String session = powerdrill.sessions().create(b -> b.name("session"));
        powerdrill
                .jobs()
                .create(b -> b.sessionId(session)
                        .datasetId(cloud.powerdrillDatasetId())
                        .question("How wide?"));
    }

    private static @Nullable String codeOf(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).errorCode();
    }

    private JsonNode beginUpload(long size) {
        return new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .post(
                        "/v2/team/file/init-multipart-upload?user_id=" + cloud.powerdrillUserId(),
                        Json.object()
                                .put("user_id", cloud.powerdrillUserId())
                                .put("file_name", "large.csv")
                                .put("file_size", size)
                                .toString())
                .json();
    }

    private RawHttpAnswer list(String query) {
        return new RawHttpClient(cloud.modelArtsEndpoint())
                .with("X-Auth-Token", cloud.token())
                .get("/v2/" + cloud.projectId() + "/datasets" + query);
    }

    private RawHttpAnswer listDatasets() {
        return list("");
    }

    private RawHttpAnswer listPowerdrill() {
        return new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .get("/v2/team/datasets?user_id=" + cloud.powerdrillUserId());
    }

    private static List<Integer> twentyFive(Supplier<RawHttpAnswer> request) {
        return Stream.generate(request).limit(25).map(RawHttpAnswer::status).toList();
    }
}
