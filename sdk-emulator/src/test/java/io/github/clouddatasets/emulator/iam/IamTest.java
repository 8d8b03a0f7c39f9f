package io.github.clouddatasets.emulator.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00.123456Z");
    private DatasetCloudEmulator cloud;
    private RawHttpClient iam;
    private RawHttpClient modelArts;
    private String datasets;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).start();
        iam = new RawHttpClient(cloud.iamEndpoint());
        modelArts = new RawHttpClient(cloud.modelArtsEndpoint());
        datasets = "/v2/" + cloud.projectId() + "/datasets";
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void thePasswordGivesAToken() {
        RawHttpAnswer reply = login(cloud.iamPassword(), "{\"project\":{\"name\":\"" + cloud.region() + "\"}}");

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        JsonNode token = reply.json().path("token");
        assertThat(token.path("expires_at").asText()).isEqualTo("2026-11-22T12:00:00.123456Z");
        assertThat(token.path("issued_at").asText()).isEqualTo("2026-11-21T12:00:00.123456Z");
        assertThat(token.path("methods").path(0).asText()).isEqualTo("password");
        assertThat(token.path("project").path("id").asText()).isEqualTo(cloud.projectId());
        assertThat(token.path("user").path("domain").path("name").asText()).isEqualTo(cloud.iamDomain());
        JsonNode endpoint = token.path("catalog").path(0).path("endpoints").path(0);
        assertThat(endpoint.path("url").asText()).isEqualTo(cloud.modelArtsEndpoint());
        String subject = Objects.requireNonNull(reply.header("x-subject-token"));
        assertThat(subject).hasSizeGreaterThan(1000);
        assertThat(modelArts.with("X-Auth-Token", subject).get(datasets).status())
                .isEqualTo(200);
        assertThat(cloud.requests("createToken")).hasSize(1);
    }

    @Test
    void tokensExpireByTheClock() {
        String token = token("{\"project\":{\"id\":\"" + cloud.projectId() + "\"}}");
        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(modelArts.with("X-Auth-Token", token).get(datasets).status()).isEqualTo(200);
        clock.advance(Duration.ofMillis(1));
        refused(modelArts.with("X-Auth-Token", token).get(datasets), 401, "ModelArts.0202");
        assertThat(iam.with("X-Auth-Token", token).get("/v3/projects").status()).isEqualTo(401);
        assertThat(modelArts.with("X-Auth-Token", cloud.token()).get(datasets).status())
                .isEqualTo(200);
    }

    @Test
    void aTokenIsValidForItsProjectOnly() {
        String other = token("{\"project\":{\"name\":\"" + cloud.region() + "_research\"}}");
        refused(modelArts.with("X-Auth-Token", other).get(datasets), 403, "ModelArts.0210");
        String unscoped = token("{\"domain\":{\"name\":\"" + cloud.iamDomain() + "\"}}");
        refused(modelArts.with("X-Auth-Token", unscoped).get(datasets), 401, "ModelArts.0207");
    }

    @Test
    void wrongCredentialsAreRefusedLikeKeystone() {
        RawHttpAnswer reply = login("wrong", "{\"project\":{\"name\":\"" + cloud.region() + "\"}}");
        unauthorized(reply);
        assertThat(reply.header("X-Subject-Token")).isNull();
        unauthorized(login(cloud.iamPassword(), "{\"project\":{\"name\":\"nowhere\"}}"));
        unauthorized(iam.get("/v3/projects"));
        unauthorized(iam.with("X-Auth-Token", "wrong").get("/v3/projects"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"auth\":{\"identity\":{\"methods\":[\"totp\"]}}}",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"a\"}}}}}"
            })
    void anUnreadableBodyIsRefused(String body) {
        RawHttpAnswer reply = iam.post("/v3/auth/tokens", body);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        assertThat(reply.json().path("error").path("title").asText()).isEqualTo("Bad Request");
    }

    @Test
    void theProjectsAreListed() throws GeneralSecurityException {
        String token = token("{\"project\":{\"name\":\"" + cloud.region() + "\"}}");
        JsonNode all = iam.with("X-Auth-Token", token).get("/v3/projects").json();
        assertThat(all.path("projects")).hasSize(2);
        assertThat(all.path("links").has("next")).isTrue();
        JsonNode one = iam.with("X-Auth-Token", token)
                .get("/v3/projects?name=" + cloud.region())
                .json()
                .path("projects");
        assertThat(one).hasSize(1);
        assertThat(one.path(0).path("id").asText()).isEqualTo(cloud.projectId());
        RequestSigner signer = new RequestSigner(cloud.accessKey(), cloud.secretKey(), "20261121T120000Z");
        RawHttpClient signed = signer.sign(iam, "GET", "/v3/projects", "", "");
        assertThat(signed.get("/v3/projects").json().path("projects")).hasSize(2);
    }

    @Test
    void anotherRouteIsUnknown() {
        assertThat(iam.get("/v3/users").status()).isEqualTo(404);
    }

    private RawHttpAnswer login(String password, String scope) {
        return iam.post(
                "/v3/auth/tokens",
                "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\""
                        + cloud.iamUser() + "\",\"password\":\"" + password + "\",\"domain\":{\"name\":\""
                        + cloud.iamDomain() + "\"}}}},\"scope\":" + scope + "}}");
    }

    private String token(String scope) {
        return Objects.requireNonNull(login(cloud.iamPassword(), scope).header("X-Subject-Token"));
    }

    private static void unauthorized(RawHttpAnswer reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
        JsonNode error = reply.json().path("error");
        assertThat(error.path("code").asInt()).isEqualTo(401);
        assertThat(error.path("title").asText()).isEqualTo("Unauthorized");
        assertThat(error.path("message").asText()).isNotEmpty();
    }

    private static void refused(RawHttpAnswer reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.json().path("error_code").asText()).isEqualTo(code);
    }
}
