package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client reaches all services of the platform: with one login, at their own addresses, with the same options. */
class ServicesTest {

    private static final String KEY = "IDAH_" + "0123456789abcdef".repeat(4);
    private static final Answer EMPTY = Answer.json(200, "{\"data\":[]}");

    private final SyncServer server = new SyncServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void oneLoginServesAllServices() {
        server.answering(request -> SyncServer.isLogin(request) ? Recording.answer("iam-api-login") : EMPTY);
        try (SyncClient client = server.builder().apiKey(KEY).build()) {
            client.exports().list().toList();
            client.projects().list().toList();
            client.media().list().toList();
        }

        assertThat(server.logins()).isEqualTo(1);
        assertThat(server.requests().stream().filter(request -> !SyncServer.isLogin(request)))
                .extracting(Request::path)
                .containsExactly("/api/v1/sync/exports", "/api/v1/dataset/projects", "/api/v1/media/medias");
        assertThat(server.requests().stream()
                        .filter(request -> !SyncServer.isLogin(request))
                        .map(request -> request.header("Authorization"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aTokenThatOneServiceRefusesIsRenewedForAll() {
        server.answers(
                Recording.answer("iam-api-login"),
                Answer.json(401, "{\"errors\":[{\"title\":\"Verse::Error::Authorization\",\"detail\":\"expired\"}]}"),
                Recording.answer("iam-api-login"),
                EMPTY,
                EMPTY);
        try (SyncClient client = server.builder().apiKey(KEY).build()) {
            client.projects().list().toList();
            client.exports().list().toList();
        }

        assertThat(server.logins()).isEqualTo(2);
    }

    @Test
    void theEndpointMayNameSyncItself() {
        server.always(EMPTY);
        try (SyncClient client =
                server.builder().endpoint(server.endpoint() + "/sync").build()) {
            client.datasets().list().toList();
        }

        assertThat(server.request().path()).isEqualTo("/api/v1/dataset/datasets");
    }

    @Test
    void eachServiceMayHaveAnAddressOfItsOwn() {
        server.always(EMPTY);
        try (SyncClient client = server.builder()
                .datasetEndpoint(server.address() + "/d")
                .mediaEndpoint(server.address() + "/m")
                .settingEndpoint(server.address() + "/s")
                .build()) {
            client.entries().list().toList();
            client.media().list().toList();
            client.modalities().list();
            client.exports().list().toList();
            assertThat(client.describe())
                    .contains("datasetEndpoint = " + server.address() + "/d (builder)")
                    .contains("mediaEndpoint = " + server.address() + "/m (builder)")
                    .contains("settingEndpoint = " + server.address() + "/s (builder)");
        }

        assertThat(server.requests())
                .extracting(Request::path)
                .containsExactly("/d/entries", "/m/medias", "/s/plugins/modalities", "/api/v1/sync/exports");
    }

    @Test
    void theEnvironmentMayHoldTheAddresses() {
        Map<String, String> variables = Map.of(
                "IDAH_ENDPOINT", "https://idah.example/api/v1",
                "IDAH_API_KEY", KEY,
                "IDAH_DATASET_ENDPOINT", "https://dataset.example",
                "IDAH_MEDIA_ENDPOINT", "https://variable.example");
        Env env = new Env(Map.of("clouddatasets.idah.media-endpoint", "https://property.example"), variables);

        try (SyncClient client = SyncClient.builder().fromEnvironment(env).build()) {
            assertThat(client.describe())
                    .contains("datasetEndpoint = https://dataset.example (environment variable IDAH_DATASET_ENDPOINT)")
                    .contains("mediaEndpoint = https://property.example (system property"
                            + " clouddatasets.idah.media-endpoint)");
        }
        try (SyncClient client = SyncClient.builder()
                .endpoint("https://builder.example/api/v1")
                .fromEnvironment(env)
                .build()) {
            assertThat(client.describe()).as("another platform").doesNotContain("dataset.example", "property.example");
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> server.builder().datasetEndpoint("ftp://x").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("datasetEndpoint");
    }

    @Test
    void aViewsOptionsHoldForAllServices() {
        server.always(EMPTY);
        try (SyncClient client = server.client()) {
            SyncClient view = client.with(o -> o.header("X-Test", "yes"));
            view.notes().list().toList();
            view.exports().list().toList();
            client.notes().list().toList();
        }

        assertThat(server.requests())
                .extracting(request -> request.header("X-Test"))
                .containsExactly("yes", "yes", null);
    }

    @Test
    void eachServiceSaysHowItIs() {
        server.answering(request -> request.path().endsWith("/healthcheck")
                ? Answer.json(200, "{\"sequel\":\"OK\",\"redis\":\"FAILED\"}")
                : Answer.json(200, "{\"service\":\"x\",\"id\":\"1\"}"));
        try (SyncClient client = server.client()) {
            for (PlatformService service : PlatformService.values()) {
                assertThat(client.health(service).failed()).containsExactly("redis");
                assertThat(client.serviceInfo(service).id()).isEqualTo("1");
            }
        }

        assertThat(server.requests().stream().map(Request::path).filter(path -> path.endsWith("/healthcheck")))
                .containsExactly(
                        "/api/v1/sync/healthcheck",
                        "/api/v1/dataset/healthcheck",
                        "/api/v1/media/healthcheck",
                        "/api/v1/setting/healthcheck");
        assertThat(server.requests())
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isNull());
    }

    @Test
    void afterLogoutAnApiKeyLogsInAnewAndNothingElseIsSent() {
        server.answering(request -> SyncServer.isLogin(request) ? Recording.answer("iam-api-login") : EMPTY);
        try (SyncClient client = server.builder().apiKey(KEY).build()) {
            client.logout();
            assertThat(server.requests()).isEmpty();
            client.projects().list().toList();
            client.logout();
            client.projects().list().toList();
        }

        assertThat(server.logins()).isEqualTo(2);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void logoutWithATokenOfOnesOwnSendsNothing() {
        try (SyncClient client = server.client()) {
            client.logout();
        }

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aSessionThatIsOverRefusesTheLogout() {
        server.answering(request -> SyncServer.isLogin(request)
                ? Recording.answer("iam-login-with-cookies")
                : request.path().endsWith("/logout") ? Recording.answer("auth-expired-token") : EMPTY);
        try (SyncClient client =
                server.builder().password("a@b.example", "pass-word").build()) {
            client.projects().list().toList();
            assertThatThrownBy(client::logout).isInstanceOf(AuthenticationException.class);
            client.logout(); // forgotten: nothing is left to end
        }

        assertThat(server.requests().stream().filter(request -> request.path().endsWith("/logout")))
                .hasSize(1);
    }
}
