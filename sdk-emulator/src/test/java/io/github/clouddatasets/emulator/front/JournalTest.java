package io.github.clouddatasets.emulator.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Headers;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.journal.RecordedBody;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.GeneratedContent;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the journal keeps of a request, and what it does not. */
class JournalTest {

    private static final String NOW = "2026-11-26T12:00:00Z";

    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(ManualClock.at(NOW)).start();
    private final RawHttpClient modelArts =
            new RawHttpClient(cloud.modelArtsEndpoint()).with("X-Auth-Token", cloud.token());

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aRequestIsThereWithItsAnswer() {
        RawHttpAnswer answer = modelArts.post("/v2/" + cloud.projectId() + "/datasets?x=1%202", "{\"a\":\"b\"}");

        assertThat(cloud.requests()).hasSize(1).isEqualTo(cloud.requests("createDataset"));
        RecordedRequest request = cloud.requests().get(0);
        assertThat(request.operation()).isEqualTo("createDataset");
        assertThat(request.service()).isEqualTo("modelarts");
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v2/" + cloud.projectId() + "/datasets");
        assertThat(request.query()).isEqualTo("x=1%202");
        assertThat(request.header("Content-Type")).contains("application/json");
        assertThat(request.header("no-such")).isEmpty();
        assertThat(request.body().text()).isEqualTo("{\"a\":\"b\"}");
        assertThat(request.body().size()).isEqualTo(9);
        assertThat(request.body().isCut()).isFalse();
        assertThat(request.time()).isEqualTo(Instant.parse(NOW));
        assertThat(request.fault()).isNull();
        assertThat(request.status()).isEqualTo(answer.status()).isEqualTo(400);
        assertThat(request.answer().body().bytes()).isEqualTo(answer.body());
        assertThat(request.answer().header("Content-Type")).contains("application/json");
        assertThat(request.traceId()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(request)
                .hasToString("modelarts createDataset: POST /v2/" + cloud.projectId() + "/datasets?x=1%202 -> 400 ["
                        + request.traceId() + "]");
    }

    @Test
    void theTraceIdOfTheClientComesBeforeThatOfTheService() {
        new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .with("x-pd-external-trace-id", "job-42")
                .get("/v2/team/datasets?user_id=" + cloud.powerdrillUserId());

        assertThat(cloud.requests("v2ListDatasets"))
                .extracting(RecordedRequest::traceId)
                .containsExactly("job-42");
    }

    @Test
    void aRequestThatFitsNoOperationIsThereToo() {
        modelArts.get("/nothing/here");

        assertThat(cloud.requests())
                .extracting(RecordedRequest::operation, RecordedRequest::status)
                .containsExactly(tuple("", 404));
        assertThat(cloud.requests().get(0)).asString().startsWith("modelarts (no operation): GET /nothing/here -> 404");
    }

    @Test
    void theJournalCanBeForgotten() {
        modelArts.get("/v2/" + cloud.projectId() + "/datasets");
        cloud.clearRequests();

        assertThat(cloud.requests()).isEmpty();
        assertThat(cloud.requests("listDatasets")).isEmpty();
    }

    @Test
    void noSecretIsInTheJournal() {
        String jwt = cloud.idahToken(IdahRole.ADMIN);
        RawHttpClient iam = new RawHttpClient(cloud.idahEndpoint() + "/iam");
        modelArts
                .with("Authorization", "SDK-HMAC-SHA256 Access=AK, Signature=5ecret")
                .get("/v2/" + cloud.projectId() + "/datasets?X-Amz-Signature=5ecret&token=5ecret&offset=1");
        RawHttpAnswer token = new RawHttpClient(cloud.iamEndpoint())
                .post(
                        "/v3/auth/tokens",
                        "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\""
                                + cloud.iamUser() + "\",\"password\" : \"" + cloud.iamPassword()
                                + "\",\"domain\":{\"name\":\"" + cloud.iamDomain() + "\"}}}}}}");
        assertThat(token.status()).isEqualTo(201);
        RawHttpAnswer login = iam.post("/auth/api/login", "{\"api_key\":\"" + cloud.idahApiKey() + "\"}");
        RawHttpAnswer cookies = iam.post(
                "/auth/login",
                "{\"email\":\"" + cloud.idahEmail() + "\",\"password\":\"" + cloud.idahPassword()
                        + "\",\"cookie\":true}");
        iam.with("Cookie", cookies.all("Set-Cookie").get(0)).get("/auth/refresh");
        RawHttpAnswer key = iam.with("Authorization", "Bearer " + jwt)
                .post(
                        "/api_keys",
                        "{\"data\":{\"type\":\"iam:api_keys\",\"attributes\":{\"name\":\"n\",\"permissions\":"
                                + "[\"project_rw_all\"],\"scope_type\":\"all\"}}}");
        assertThat(key.status()).isEqualTo(201);
        RawHttpClient powerdrill =
                new RawHttpClient(cloud.powerdrillEndpoint()).with("x-pd-api-key", cloud.powerdrillApiKey());
        RawHttpAnswer upload = powerdrill.post(
                "/v2/team/file/init-multipart-upload",
                Json.object()
                        .put("user_id", cloud.powerdrillUserId())
                        .put("file_name", "a.csv")
                        .put("file_size", 12)
                        .toString());
        assertThat(upload.status()).isEqualTo(200);
        String link = upload.json().findValuesAsText("upload_url").get(0);
        try (RawConnection part = RawConnection.send("PUT", link, "a,b\n1,2\n3,4\n")) {
            assertThat(part.all()).contains("200 OK");
        }

        String signature = link.substring(link.indexOf("X-Amz-Signature=") + 16);
        List<String> secrets = List.of(
                "5ecret",
                cloud.token(),
                String.valueOf(token.header("X-Subject-Token")),
                cloud.iamPassword(),
                cloud.idahApiKey(),
                cloud.idahPassword(),
                jwt,
                login.json().path("meta").path("token").asText(),
                cookies.all("Set-Cookie").get(0).split("[=;]", -1)[1],
                key.json().path("data").path("attributes").path("key").asText(),
                cloud.powerdrillApiKey(),
                signature);
        assertThat(secrets).allMatch(secret -> secret.length() > 5);
        String all = everything();
        assertThat(secrets).allSatisfy(secret -> assertThat(all).doesNotContain(secret));
        assertThat(all)
                .contains("Bearer ***", "SDK-HMAC-SHA256 ***", "refresh-token=***; path=", "offset=1")
                .contains("\"password\" : \"***\"", "\"api_key\":\"***\"", "X-Amz-Signature=***");
    }

    private String everything() {
        StringBuilder all = new StringBuilder();
        for (RecordedRequest request : cloud.requests()) {
            all.append(request)
                    .append(request.headers())
                    .append(request.body().text())
                    .append(request.answer().headers())
                    .append(request.answer().body().text());
        }
        return all.toString();
    }

    @Test
    void ofALongBodyOnlyTheBeginningIsKept() {
        long size = 5_000_000;
        String id = cloud.addIdahExport(size, 1);
        new RawHttpClient(cloud.idahEndpoint() + "/sync")
                .with("Authorization", "Bearer " + cloud.idahSystemToken())
                .get("/exports/" + id + "/download");
        modelArts.post("/v2/" + cloud.projectId() + "/datasets", "{\"a\":\"" + "x".repeat(100_000) + "\"}");

        RecordedBody download = cloud.requests("downloadExport").get(0).answer().body();
        assertThat(download.size()).isEqualTo(size);
        assertThat(download.isCut()).isTrue();
        assertThat(download.bytes()).hasSize(RecordedBody.LONGEST);
        RecordedBody upload = cloud.requests("createDataset").get(0).body();
        assertThat(upload.size()).isEqualTo(100_008);
        assertThat(upload.bytes()).hasSize(RecordedBody.LONGEST);
        assertThat(upload.toString()).endsWith("... (100008 bytes)");
    }

    @Test
    void bytesThatAreNoTextStayWhatTheyAre() throws IOException {
        GeneratedContent content = new GeneratedContent(10_000, 3);
        String id = cloud.addIdahExport(10_000, 3);
        new RawHttpClient(cloud.idahEndpoint() + "/sync")
                .with("Authorization", "Bearer " + cloud.idahSystemToken())
                .get("/exports/" + id + "/download");

        assertThat(cloud.requests("downloadExport").get(0).answer().body().bytes())
                .isEqualTo(content.open().readAllBytes());
    }

    @Test
    void theOldestRequestsMakeRoomForNewOnes() {
        RequestJournal journal = new RequestJournal();
        IntStream.range(0, RequestJournal.MOST + 7).forEach(i -> journal.add(exchange(i, new byte[0])));

        assertThat(journal.all()).hasSize(RequestJournal.MOST);
        assertThat(journal.all().get(0).path()).isEqualTo("/7");
    }

    @Test
    void largeBodiesMakeRoomEarlier() {
        RequestJournal journal = new RequestJournal();
        byte[] large = new byte[RecordedBody.LONGEST];
        IntStream.range(0, 600).forEach(i -> journal.add(exchange(i, large)));

        assertThat(journal.all()).hasSizeBetween(200, 256);
        assertThat(journal.all().get(journal.all().size() - 1).path()).isEqualTo("/599");
    }

    @Test
    void aRequestWithoutAnAnswerSaysSo() {
        cloud.faults().next("listDatasets", Fault.reset());
        try (RawConnection connection =
                RawConnection.send("GET", cloud.modelArtsEndpoint() + "/v2/" + cloud.projectId() + "/datasets", "")) {
            assertThat(connection.all()).isEmpty();
        }

        assertThat(cloud.requests("listDatasets").get(0)).asString().endsWith("/datasets -> no answer, reset");
    }

    private static Exchange exchange(int number, byte[] sent) {
        CapturedBody body = new CapturedBody(new ByteArrayInputStream(sent));
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Call call = new Call("GET", "/" + number, null, new Headers(), new byte[0]);
        return new Exchange("op", "service", call, body, AnswerCopy.of(Answer.empty(200)), null, Instant.EPOCH);
    }
}
