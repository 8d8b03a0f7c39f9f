package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins with passwords, refresh tokens and API keys. */
class IdahLoginTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");
    private DatasetCloudEmulator cloud;
    private RawHttpClient iam;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder().clock(clock).start();
        iam = new RawHttpClient(cloud.idahEndpoint() + "/iam");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void aPasswordTokenLivesForADay() {
        RawHttpAnswer login = login(cloud.idahEmail(), cloud.idahPassword(), false);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.all("Set-Cookie")).isEmpty();
        String token = login.json().at("/meta/token").asText();
        assertThat(exports(token).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(24));
        assertThat(exports(token).status()).isEqualTo(401);
        assertThat(cloud.requests("loginWithPassword")).hasSize(1);
    }

    @Test
    void everyAccountButThatOfTheServicesHasThePassword() {
        for (IdahRole role : IdahRole.values()) {
            int status =
                    login(cloud.idahEmail(role), cloud.idahPassword(), false).status();
            assertThat(status).as(role.name()).isEqualTo(role == IdahRole.SYSTEM ? 401 : 200);
        }
    }

    @Test
    void incompleteLoginsAreRefused() {
        RawHttpAnswer reply = iam.post("/auth/login", "{\"email\":\"\",\"cookie\":\"maybe\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/source/pointer").asText()).isEqualTo("/email");
        assertThat(reply.json().at("/errors/1/source/pointer").asText()).isEqualTo("/password");
        assertThat(reply.json().at("/errors/2/source/pointer").asText()).isEqualTo("/cookie");
    }

    @Test
    void aRefreshTokenWorksOnce() {
        String first = cookie(login(cloud.idahEmail(), cloud.idahPassword(), true), "refresh-token");
        clock.advance(Duration.ofMinutes(5));
        RawHttpAnswer renewed = refresh(first);
        assertThat(renewed.status()).as(renewed.toString()).isEqualTo(200);
        assertThat(renewed.header("Content-Type")).isEqualTo("application/json");
        assertThat(renewed.json().has("meta")).isFalse();
        assertThat(renewed.all("Set-Cookie").get(0))
                .endsWith("; path=/api/v1/iam; expires=Sat, 05 Dec 2026 12:05:00 GMT; secure; httponly");
        assertThat(renewed.all("Set-Cookie").get(1))
                .endsWith("; path=/; expires=Sun, 22 Nov 2026 12:05:00 GMT; secure; httponly");
        String second = cookie(renewed, "refresh-token");
        assertThat(second).isNotEqualTo(first);
        assertThat(exports(cookie(renewed, "auth-token")).status()).isEqualTo(200);

        assertThat(refresh(first).json().at("/errors/0/detail").asText()).isEqualTo("Bad uid/refid");
        assertThat(refresh(second).status()).as("the session is over").isEqualTo(401);
    }

    @Test
    void refreshTokensExpire() {
        String token = cookie(login(cloud.idahEmail(), cloud.idahPassword(), true), "refresh-token");
        clock.advance(Duration.ofDays(14));
        assertThat(refresh(token).json().at("/errors/0/detail").asText()).isEqualTo("Invalid JWT token");
        RawHttpAnswer without = iam.get("/auth/refresh");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json().at("/errors/0/detail").asText()).isEqualTo("Invalid JWT token");
        assertThat(without.all("Set-Cookie"))
                .containsExactly(
                        "refresh-token=; path=/api/v1/iam; expires=Sat, 05 Dec 2026 11:50:00 GMT; secure; httponly");
        assertThat(refresh(cloud.idahToken(IdahRole.ADMIN)).status()).isEqualTo(401);
        assertThat(exports(token).status()).isEqualTo(401);
    }

    @Test
    void logoutEndsTheSession() {
        RawHttpAnswer login = login(cloud.idahEmail(), cloud.idahPassword(), true);
        String refreshToken = cookie(login, "refresh-token");
        String token = cookie(login, "auth-token");
        assertThat(iam.with("Cookie", "refresh-token=" + refreshToken)
                        .get("/auth/logout")
                        .status())
                .isEqualTo(401);
        RawHttpAnswer logout = iam.with("Cookie", "auth-token=" + token + "; refresh-token=" + refreshToken)
                .get("/auth/logout");
        assertThat(logout.status()).isEqualTo(204);
        assertThat(logout.all("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("expires=Sat, 21 Nov 2026 11:50:00 GMT"));
        assertThat(refresh(refreshToken).status()).isEqualTo(401);
    }

    @Test
    void aKeyWorksUntilItsRevocation() {
        JsonNode created = createKey(IdahRole.ADMIN, "project_rw_all", "all").json();
        String key = created.at("/data/attributes/key").asText();
        assertThat(key).matches("IDAH_[0-9a-f]{64}");
        String token = keyToken(key);
        assertThat(exports(token).status()).isEqualTo(200);
        String path = "/api_keys/" + created.at("/data/id").asText() + "/revoke";
        assertThat(as(iam, token).post(path, "{}").status())
                .as("keys make and revoke no keys")
                .isEqualTo(403);
        RawHttpAnswer revoked = as(iam, cloud.idahToken(IdahRole.ADMIN)).post(path, "{}");
        assertThat(revoked.json().at("/data/attributes/key").isNull()).isTrue();
        assertThat(new IdahTestClient(cloud).login(key, 60).status()).isEqualTo(401);
        assertThat(exports(token).status()).as("tokens outlive their key").isEqualTo(200);
    }

    @Test
    void keysExpire() {
        ObjectNode body = keyRequest("project_rw_all", "all");
        ((ObjectNode) body.at("/data/attributes")).put("expires_at", "2026-11-21 13:00:00");
        String key = as(iam, cloud.idahToken(IdahRole.ADMIN))
                .post("/api_keys", body.toString())
                .json()
                .at("/data/attributes/key")
                .asText();
        assertThat(new IdahTestClient(cloud).login(key, 60).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(new IdahTestClient(cloud)
                        .login(key, 60)
                        .json()
                        .at("/errors/0/detail")
                        .asText())
                .isEqualTo("API key has been revoked or expired");
    }

    @Test
    void aKeyCanDoNoMoreThanItsPermissions() {
        String org = keyToken(key("project_rw_org", "org", "1"));
        assertThat(exports(org).json().path("data")).hasSize(9);
        assertThat(sync(org, "/jobs").json().path("data")).hasSize(8);
        assertThat(exports(keyToken(key("project_rw_org", "org", "2"))).json().path("data"))
                .hasSize(16);
        String otherOrg = keyToken(key("project_rw_org", "org", "3"));
        assertThat(exports(otherOrg).json().path("data")).isEmpty();
        String project = keyToken(key("project_rw_org", "project", cloud.idahProjectId()));
        assertThat(exports(project).json().path("data")).hasSize(9);
        assertThat(sync(project, "/jobs").json().path("data")).isEmpty();
        assertThat(sync(project, "/exports/1?included[]=job").json().path("included"))
                .hasSize(1);
        String readOnly = keyToken(key("project_ro_all", "all"));
        assertThat(exports(readOnly).status()).isEqualTo(403);
    }

    @Test
    void onlyOwnersCreateKeys() {
        assertThat(createKey(IdahRole.ORG_OWNER, "project_rw_org", "org").status())
                .isEqualTo(201);
        RawHttpAnswer refused = createKey(IdahRole.ORG_OWNER, "project_rw_all", "all");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/title").asText()).isEqualTo("Verse::Error::CannotCreateRecord");
        assertThat(refused.json().at("/errors/0/detail").asText()).isEqualTo("Invalid API Key permission.");
        assertThat(refused.json().at("/errors/0/source").isMissingNode()).isTrue();
        assertThat(createKey(IdahRole.PROJECT_OWNER, "project_rw_org", "org").status())
                .isEqualTo(403);
        assertThat(createKey(IdahRole.ADMIN, "fly", "all").status()).isEqualTo(422);
        assertThat(createKey(IdahRole.ADMIN, "project_rw_all", "world").status())
                .isEqualTo(422);
        assertThat(iam.post("/api_keys", "{}").status()).isEqualTo(401);
        assertThat(as(iam, cloud.idahToken(IdahRole.ADMIN))
                        .post("/api_keys/99/revoke", "{}")
                        .status())
                .isEqualTo(404);
    }

    private RawHttpAnswer login(String email, String password, boolean cookie) {
        ObjectNode body = Json.object().put("email", email).put("password", password);
        if (cookie) {
            body.put("cookie", true);
        }
        return iam.post("/auth/login", body.toString());
    }

    private RawHttpAnswer refresh(String token) {
        return iam.with("Cookie", "refresh-token=" + token).get("/auth/refresh");
    }

    private RawHttpAnswer exports(String token) {
        return sync(token, "/exports");
    }

    private RawHttpAnswer sync(String token, String path) {
        return as(new RawHttpClient(cloud.idahEndpoint() + "/sync"), token).get(path);
    }

    private static RawHttpClient as(RawHttpClient http, String token) {
        return http.with("Authorization", "Bearer " + token);
    }

    private RawHttpAnswer createKey(IdahRole role, String permission, String scopeType, String... scope) {
        return as(iam, cloud.idahToken(role))
                .post("/api_keys", keyRequest(permission, scopeType, scope).toString());
    }

    private static ObjectNode keyRequest(String permission, String scopeType, String... scope) {
        ObjectNode body = Json.object();
        ObjectNode attributes =
                body.putObject("data").put("type", "iam:api_keys").putObject("attributes");
        attributes.put("name", "test").put("scope_type", scopeType);
        attributes.putArray("permissions").add(permission);
        for (String id : scope) {
            attributes.withArray("scope_value").add(id);
        }
        return body;
    }

    private String key(String permission, String scopeType, String... scope) {
        RawHttpAnswer created = createKey(IdahRole.ADMIN, permission, scopeType, scope);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        return created.json().at("/data/attributes/key").asText();
    }

    private String keyToken(String key) {
        return new IdahTestClient(cloud)
                .login(key, 600)
                .json()
                .at("/meta/token")
                .asText();
    }

    private static String cookie(RawHttpAnswer reply, String name) {
        return reply.all("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
