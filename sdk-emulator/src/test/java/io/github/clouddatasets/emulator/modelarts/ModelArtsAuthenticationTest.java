package io.github.clouddatasets.emulator.modelarts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.iam.RequestSigner;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelArtsAuthenticationTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private RawHttpClient anonymous;
    private String datasets;
    private RequestSigner signer;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).start();
        anonymous = new RawHttpClient(cloud.modelArtsEndpoint());
        datasets = "/v2/" + cloud.projectId() + "/datasets";
        signer = new RequestSigner(cloud.accessKey(), cloud.secretKey(), "20261121T120000Z");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void theTokenIsAccepted() {
        RawHttpAnswer reply = anonymous.with("X-Auth-Token", cloud.token()).get(datasets);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{32}");
        assertThat(reply.header("Date")).isEqualTo("Sat, 21 Nov 2026 12:00:00 GMT");
    }

    @Test
    void aSignatureIsAccepted() throws GeneralSecurityException {
        String query = "limit=2&search_content=a%20b";
        RawHttpClient signed = signer.sign(anonymous, "GET", datasets, query, "");
        assertThat(signed.get(datasets + "?" + query).status()).isEqualTo(200);
    }

    @Test
    void aSignedBodyIsAccepted() throws GeneralSecurityException {
        String versions = datasets + "/" + cloud.datasetId() + "/versions";
        String body = "{\"version_name\":\"signed\"}";
        RawHttpClient signed = signer.sign(anonymous, "POST", versions, "", body);
        assertThat(signed.post(versions, body.replace("signed", "forged")).status())
                .isEqualTo(403);
        assertThat(signed.post(versions, body).status()).isEqualTo(201);
    }

    @Test
    void missingAndWrongTokensAreRefused() {
        refuses(anonymous.get(datasets), 401, "ModelArts.0201");
        refuses(anonymous.with("X-Auth-Token", "wrong").get(datasets), 401, "ModelArts.0203");
    }

    @Test
    void wrongKeysAreRefused() throws GeneralSecurityException {
        RequestSigner wrongSecret = new RequestSigner(cloud.accessKey(), "wrong", signer.date());
        refuses(wrongSecret.sign(anonymous, "GET", datasets, "", "").get(datasets), 403, "ModelArts.0206");
        RequestSigner wrongAccess = new RequestSigner("AKOTHER", cloud.secretKey(), signer.date());
        refuses(wrongAccess.sign(anonymous, "GET", datasets, "", "").get(datasets), 403, "ModelArts.0206");
    }

    @Test
    void aRequestThatDiffersFromItsSignatureIsRefused() throws GeneralSecurityException {
        RawHttpClient signed = signer.sign(anonymous, "GET", datasets, "", "");
        refuses(signed.get(datasets + "?limit=1"), 403, "ModelArts.0206");
    }

    @Test
    void otherFormsOfAuthorizationAreRefused() {
        refuses(anonymous.with("Authorization", "Basic Zm9vOmJhcg==").get(datasets), 401, "ModelArts.0206");
        String unsignedHost = "SDK-HMAC-SHA256 Access=" + cloud.accessKey() + ", SignedHeaders=x-sdk-date, Signature="
                + "0".repeat(64);
        refuses(anonymous.with("Authorization", unsignedHost).get(datasets), 401, "ModelArts.0206");
    }

    @Test
    void aDateMoreThan15MinutesOffIsRefused() throws GeneralSecurityException {
        RawHttpClient signed = signer.sign(anonymous, "GET", datasets, "", "");
        clock.advance(Duration.ofMinutes(15));
        assertThat(signed.get(datasets).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        refuses(signed.get(datasets), 401, "ModelArts.0208");
        RequestSigner undated = new RequestSigner(cloud.accessKey(), cloud.secretKey(), "yesterday");
        refuses(undated.sign(anonymous, "GET", datasets, "", "").get(datasets), 401, "ModelArts.0208");
    }

    @Test
    void anotherProjectIsRefused() {
        RawHttpClient http = anonymous.with("X-Auth-Token", cloud.token());
        refuses(http.get("/v2/other/datasets"), 400, "ModelArts.0210");
    }

    @Test
    void anotherRouteIsUnknown() {
        RawHttpClient http = anonymous.with("X-Auth-Token", cloud.token());
        refuses(http.get(datasets + "/"), 404, "APIG.0101");
        refuses(http.send("PATCH", datasets + "/" + cloud.datasetId(), ""), 404, "APIG.0101");
    }

    @Test
    void refusedRequestsCountToo() {
        anonymous.get(datasets);
        anonymous.with("X-Auth-Token", cloud.token()).get(datasets);
        assertThat(cloud.requests("listDatasets")).hasSize(2);
        assertThat(cloud.requests("descDataset")).isEmpty();
    }

    private static void refuses(RawHttpAnswer reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().path("error_code").asText()).isEqualTo(code);
        assertThat(reply.json().path("error_msg").asText()).isNotEmpty();
        assertThat(reply.header("X-Request-Id")).isNotNull();
    }
}
