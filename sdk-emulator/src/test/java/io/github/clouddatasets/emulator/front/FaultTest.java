package io.github.clouddatasets.emulator.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When faults come, and what is done and sent with each. */
class FaultTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private final RawHttpClient modelArts = new RawHttpClient(
                    cloud.modelArtsEndpoint() + "/v2/" + cloud.projectId() + "/datasets")
            .with("X-Auth-Token", cloud.token());
    private final RawHttpClient powerdrill =
            new RawHttpClient(cloud.powerdrillEndpoint()).with("x-pd-api-key", cloud.powerdrillApiKey());

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void faultsComeInTheirOrderAndAsOftenAsTheySay() {
        cloud.faults().next("listDatasets", Fault.status(503).times(2)).next("listDatasets", Fault.status(500));

        assertThat(statuses(5)).containsExactly(503, 503, 500, 200, 200);
    }

    @Test
    void aFaultForAlwaysStaysBehindTheNextOnesUntilItIsCleared() {
        cloud.faults().always("listDatasets", Fault.status(502)).next("listDatasets", Fault.status(503));
        assertThat(statuses(3)).containsExactly(503, 502, 502);

        cloud.faults().always("listDatasets", Fault.status(504));
        assertThat(statuses(2)).containsExactly(504, 504);

        cloud.faults().clear("listDatasets");
        assertThat(statuses(1)).containsExactly(200);
    }

    @Test
    void clearRemovesEveryFault() {
        cloud.faults()
                .always("listDatasets", Fault.status(502))
                .next("listProjects", Fault.status(502))
                .idahCrossesRefusals(true)
                .clear();

        assertThat(statuses(1)).containsExactly(200);
        assertThat(new RawHttpClient(cloud.iamEndpoint()).get("/v3/projects").status())
                .isEqualTo(401);
    }

    @Test
    void otherOperationsAreNotAffected() {
        cloud.faults().always("listDatasets", Fault.status(502));

        assertThat(modelArts.get("/" + cloud.datasetId()).status()).isEqualTo(200);
    }

    @Test
    void theSameSeedChoosesTheSameRequests() {
        cloud.faults().always("listDatasets", Fault.status(503).withProbability(0.3, 42));
        List<Integer> first = statuses(40);
        cloud.faults().always("listDatasets", Fault.status(503).withProbability(0.3, 42));
        List<Integer> again = statuses(40);
        cloud.faults().always("listDatasets", Fault.status(503).withProbability(0.3, 43));
        List<Integer> other = statuses(40);

        assertThat(first).contains(200, 503).isEqualTo(again).isNotEqualTo(other);
        assertThat(first).filteredOn(status -> status == 503).hasSizeBetween(4, 20);
    }

    @Test
    void aFaultByChanceEndsWhenItHasStruckAsOftenAsItSays() {
        cloud.faults()
                .next("listDatasets", Fault.status(503).withProbability(0.5, 7).times(3));

        assertThat(statuses(40)).filteredOn(status -> status == 503).hasSize(3);
    }

    @Test
    void theWorkIsDoneBeforeAnAnswerIsLostOnlyIfTheFaultSaysSo() {
        cloud.faults().next("v2CreateSession", Fault.reset());
        assertThat(createSession()).isEmpty();
        assertThat(sessions()).isEmpty();

        cloud.faults().next("v2CreateSession", Fault.reset().afterWork());
        assertThat(createSession()).isEmpty();
        assertThat(sessions()).containsExactly("lost");

        cloud.faults().next("v2CreateSession", Fault.status(502).afterWork());
        assertThat(createSession()).contains("502");
        assertThat(sessions()).containsExactly("lost", "lost");
    }

    @Test
    void aDuplicateIsDoneTwiceAndTheSecondAnswerIsTheClients() {
        cloud.faults().next("v2CreateSession", Fault.duplicate());
        String id = powerdrill
                .post("/v2/team/sessions", session())
                .json()
                .path("data")
                .path("id")
                .asText();

        assertThat(sessions()).containsExactly("lost", "lost");
        List<RecordedRequest> requests = cloud.requests("v2CreateSession");
        assertThat(requests)
                .hasSize(2)
                .allMatch(request -> request.body().text().equals(session()));
        assertThat(requests.get(0).fault()).isEqualTo("duplicate, whose answer is lost");
        assertThat(requests.get(0).answer().body().text()).doesNotContain(id);
        assertThat(requests.get(1).fault()).isEqualTo("duplicate");
        assertThat(requests.get(1).answer().body().text()).contains(id);
    }

    @Test
    void aStalledRequestEndsWithTheEmulator() {
        cloud.faults().next("listDatasets", Fault.stall());
        try (RawConnection connection = RawConnection.send("GET", url(), "")) {
            assertThat(connection.isSilent()).isTrue();

            cloud.close();

            assertThat(connection.all()).isEmpty();
        }
    }

    @Test
    void aStalledRequestHoldsNoThread() {
        cloud.faults().next("listDatasets", Fault.stall().times(100));
        List<RawConnection> stalled = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stalled.add(RawConnection.send("GET", url(), ""));
        }
        while (cloud.requests("listDatasets").size() < 100) {
            Thread.onSpinWait();
        }

        assertThat(statuses(1)).containsExactly(200);
        stalled.forEach(RawConnection::close);
    }

    @Test
    void aSlowAnswerWaitsBeforeEachPieceButTheFirst() {
        cloud.faults().next("listDatasets", Fault.slow(10, MINUTE));
        try (RawConnection connection = RawConnection.send("GET", url(), "", "X-Auth-Token: " + cloud.token())) {
            assertThat(connection.headAnd(10)).contains("200 OK").endsWith("\r\n\r\n{\"total_nu");
            assertThat(connection.isSilent()).isTrue();
        }
    }

    @Test
    void aDownloadCanBeCutAndSlow() {
        String id = cloud.addIdahExport(200_000, 5);
        RawHttpClient sync = new RawHttpClient(cloud.idahEndpoint() + "/sync")
                .with("Authorization", "Bearer " + cloud.idahSystemToken());
        byte[] whole = sync.get("/exports/" + id + "/download").body();
        assertThat(whole).hasSize(200_000);

        cloud.faults().next("downloadExport", Fault.cut(100_001));
        RawHttpAnswer cut = sync.get("/exports/" + id + "/download");
        assertThat(cut.header("Content-Length")).isEqualTo("200000");
        assertThat(cut.body()).hasSize(100_001).startsWith(Arrays.copyOf(whole, 1000));

        cloud.faults().next("downloadExport", Fault.slow(50_000, Duration.ofMillis(1)));
        assertThat(sync.get("/exports/" + id + "/download").body()).isEqualTo(whole);

        cloud.faults().next("downloadExport", Fault.cut(300_000));
        assertThat(sync.get("/exports/" + id + "/download").body()).isEqualTo(whole);
    }

    @Test
    void aCutOfNothingLeavesTheHeaders() {
        cloud.faults().next("listDatasets", Fault.cut(0));
        RawHttpAnswer answer = modelArts.get("");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Integer.parseInt(String.valueOf(answer.header("Content-Length"))))
                .isPositive();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aStreamOfEventsCanBeCutAndSlow() {
        String whole = question();

        cloud.faults().next("v2CreateJob", Fault.cut(60));
        String cut = question();
        assertThat(cut).contains("event:JOB_ID").doesNotContain("END_MARK");
        assertThat(cut).doesNotEndWith("\r\n0\r\n\r\n");

        cloud.faults().next("v2CreateJob", Fault.slow(4096, Duration.ofMillis(1)));
        assertThat(question()).contains("END_MARK").hasSizeGreaterThan(whole.length() / 2);
    }

    private String url() {
        return cloud.modelArtsEndpoint() + "/v2/" + cloud.projectId() + "/datasets";
    }

    private List<Integer> statuses(int count) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(modelArts.get("").status());
        }
        return statuses;
    }

    private String createSession() {
        try (RawConnection connection = RawConnection.send(
                "POST",
                cloud.powerdrillEndpoint() + "/v2/team/sessions",
                session(),
                "x-pd-api-key: " + cloud.powerdrillApiKey())) {
            return connection.all();
        }
    }

    private String session() {
        return Json.object()
                .put("name", "lost")
                .put("user_id", cloud.powerdrillUserId())
                .toString();
    }

    private List<String> sessions() {
        List<String> names = new ArrayList<>();
        powerdrill
                .get("/v2/team/sessions?user_id=" + cloud.powerdrillUserId())
                .json()
                .path("data")
                .path("records")
                .forEach(session -> names.add(session.path("name").asText()));
        return names;
    }

    private String question() {
        String session = powerdrill
                .post("/v2/team/sessions", session())
                .json()
                .path("data")
                .path("id")
                .asText();
        String body = Json.object()
                .put("session_id", session)
                .put("dataset_id", cloud.powerdrillDatasetId())
                .put("question", "What is in the files?")
                .put("stream", true)
                .put("user_id", cloud.powerdrillUserId())
                .toString();
        try (RawConnection connection = RawConnection.send(
                "POST",
                cloud.powerdrillEndpoint() + "/v2/team/jobs",
                body,
                "x-pd-api-key: " + cloud.powerdrillApiKey())) {
            return connection.all();
        }
    }
}
