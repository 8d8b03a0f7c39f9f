package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client as a whole: how it is built, viewed, run in the background and closed. */
class SyncClientTest {

    private static final String KEY = "IDAH_" + "c1".repeat(32);

    private final SyncServer server = new SyncServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theContractsExampleWorks(@TempDir Path folder) {
        server.answering(request -> {
            if (SyncServer.isLogin(request)) {
                return Recording.answer("iam-api-login");
            }
            if (request.method().equals("POST")) {
                return Recording.answer("export-create");
            }
            if (request.method().equals("DELETE")) {
                return Recording.answer("job-delete");
            }
            String path = request.path().substring("/api/v1/sync".length());
            return switch (path) {
                case "/exports" -> Recording.answer("exports-list-included-job");
                case "/exports/26" -> Recording.answer("export-show-included-job");
                case "/exports/1/download" -> Recording.answer("download-zip");
                case "/exports/formats" -> Recording.answer("formats");
                case "/jobs" -> Recording.answer("jobs-list-filter-status-in");
                default -> Recording.answer("job-show-running");
            };
        });
        Instant t = Instant.parse("2026-08-03T00:00:00Z");
        String p = "01a1ffdf-018e-7d39-90e2-e6c6ec607cb5";
        String jobId = "019fccf4-3732-792f-aaa8-9fca7d7599e4";
        List<Progress> progress = new ArrayList<>();

        try (SyncClient sync = SyncClient.builder()
                .endpoint(server.endpoint())
                .credentials(Credentials.idahApiKey(KEY))
                .time(server.time)
                .build()) {
            Paged<Export> exports =
                    sync.exports().list(q -> q.createdAfter(t).projectId(p).includeJob());
            assertThat(exports).hasSize(2).allMatch(export -> export.job() != null);

            CreateExportRequest request = CreateExportRequest.builder()
                    .projectId(p)
                    .datasetIds("01a1ffdf-22e0-7d41-82d6-1e4366ab607b")
                    .build();
            Export done = sync.exports().create(request).await(Duration.ofMinutes(30));
            assertThat(done.isReady()).isTrue();

            Path file = sync.exports().downloadTo(done.id(), folder, progress::add);
            assertThat(file).hasSize(491);
            assertThat(progress).isNotEmpty();

            assertThat(sync.exports().formats("image", "video")).hasSize(1);
            assertThat(sync.jobs().list(q -> q.status(JobStatus.RUNNING, JobStatus.PENDING)))
                    .hasSize(4);
            assertThat(sync.jobs().get(jobId).status()).isEqualTo(JobStatus.RUNNING);
            sync.jobs().delete(jobId);
        }
        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void fromEnvironmentWithAKey() {
        server.answers(Recording.answer("iam-api-login"), Recording.answer("export-show"));
        Env env = new Env(Map.of("IDAH_ENDPOINT", " " + server.endpoint() + " ", "IDAH_API_KEY", KEY));

        try (SyncClient client = SyncClient.fromEnvironment(env)) {
            assertThat(client.exports().get("1").id()).isEqualTo("1");
        }

        assertThat(server.requests().get(0).body()).contains(KEY);
    }

    @Test
    void fromEnvironmentWithATokenWhichWins() {
        server.answers(Recording.answer("export-show"));
        Env env = new Env(Map.of("IDAH_ENDPOINT", server.endpoint(), "IDAH_API_KEY", KEY, "IDAH_TOKEN", "ready-made"));

        try (SyncClient client = SyncClient.fromEnvironment(env)) {
            assertThat(client.exports().get("1").id()).isEqualTo("1");
        }

        assertThat(server.request().header("Authorization")).isEqualTo("Bearer ready-made");
    }

    @ParameterizedTest
    @CsvSource({
        "IDAH_ENDPOINT, the environment variable IDAH_ENDPOINT is not set: the platform's API",
        "IDAH_API_KEY, the environment variable IDAH_API_KEY is not set: an API key",
    })
    void aMissingVariableIsNamed(String missing, String message) {
        Map<String, String> values = new HashMap<>(Map.of("IDAH_ENDPOINT", server.endpoint(), "IDAH_API_KEY", KEY));
        values.put(missing, "  ");

        assertThatThrownBy(() -> SyncClient.fromEnvironment(new Env(values)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aKeyOfTheWrongFormIsRefusedWithoutShowingIt() {
        Env env = new Env(Map.of("IDAH_ENDPOINT", server.endpoint(), "IDAH_API_KEY", "IDAH_secret"));

        assertThatThrownBy(() -> SyncClient.fromEnvironment(env))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | endpoint is required
            idah.example/api/v1       | endpoint must start with https://
            //idah.example/api/v1     | endpoint must start with https://
            ftp://idah.example        | endpoint must start with https://
            http://idah.example       | endpoint must be https: plain http would show credentials
            https://                  | endpoint
            https://h/api?x=1         | endpoint must not have a query or a fragment
            https://user:pw@h/api     | endpoint must not hold a user name or password
            """)
    void anEndpointThatCannotBeUsedIsRefused(String endpoint, String message) {
        SyncClient.Builder builder = SyncClient.builder().endpoint(endpoint).credentials(Credentials.bearer("t"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("user:pw");
    }

    @Test
    void anIamEndpointIsCheckedLikeTheOther() {
        SyncClient.Builder builder = SyncClient.builder()
                .endpoint("https://sync.example")
                .iamEndpoint("http://iam.example")
                .credentials(Credentials.idahApiKey(KEY));

        assertThatThrownBy(builder::build).hasMessageContaining("must be https");
        assertThatCode(() -> builder.allowInsecureHttp(true).build().close()).doesNotThrowAnyException();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> SyncClient.builder().build()).hasMessageStartingWith("endpoint is required");
        assertThatThrownBy(() -> SyncClient.builder().endpoint("https://h").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("credentials is required: set apiKey, password, bearer ");
    }

    @Test
    void anApiKeyCanBeGivenToTheBuilder() {
        server.answers(Recording.answer("iam-api-login"), Recording.answer("export-show"));

        try (SyncClient client =
                SyncClient.builder().endpoint(server.endpoint()).apiKey(KEY).build()) {
            client.exports().get("1");
        }

        assertThat(server.requests().get(0).target()).isEqualTo("/api/v1/iam/auth/api/login");
        assertThat(server.requests().get(0).body()).contains(KEY);
    }

    @Test
    void anAccountsPasswordCanBeGivenToTheBuilder() {
        server.answers(Recording.answer("iam-login"), Recording.answer("export-show"));

        try (SyncClient client = SyncClient.builder()
                .endpoint(server.endpoint())
                .password("admin@idah.ai", "open sesame")
                .build()) {
            client.exports().get("1");
        }

        assertThat(server.requests().get(0).target()).isEqualTo("/api/v1/iam/auth/login");
        assertThat(server.requests().get(0).body()).contains("admin@idah.ai", "open sesame");
    }

    @Test
    void ofSeveralCredentialsTheLastOnesCount() {
        server.answers(
                Recording.answer("export-show"), Recording.answer("iam-api-login"), Recording.answer("export-show"));

        try (SyncClient client = SyncClient.builder()
                .endpoint(server.endpoint())
                .credentials(Credentials.bearer("first"))
                .apiKey(KEY)
                .password("e", "p")
                .bearer("last")
                .build()) {
            client.exports().get("1");
        }
        try (SyncClient client = SyncClient.builder()
                .endpoint(server.endpoint())
                .bearer("first")
                .credentials(Credentials.idahApiKey(KEY))
                .build()) {
            client.exports().get("1");
        }

        assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer last");
        assertThat(server.requests().get(1).target()).isEqualTo("/api/v1/iam/auth/api/login");
    }

    @Test
    @SuppressWarnings("NullAway") // a null that callers without a checker can give
    void whatIsGivenToTheBuilderIsCheckedAndNeverShown() {
        SyncClient.Builder builder = SyncClient.builder();

        assertThatThrownBy(() -> builder.apiKey("IDAH_secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> builder.bearer("two\nlines"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("lines");
        assertThatThrownBy(() -> builder.password("", "hidden"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("email")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> builder.iamEndpoint(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("iamEndpoint is required");
    }

    @Test
    void aClientSaysWhatItIsAndNotWhoCalls() {
        try (SyncClient client = SyncClient.builder()
                .endpoint("https://idah.example/api/v1")
                .bearer("secret-token")
                .build()) {
            assertThat(client).hasToString("SyncClient[https://idah.example/api/v1/sync]");
            assertThat(client.exports()).hasToString("Exports[https://idah.example/api/v1/sync]");
            assertThat(client.jobs()).hasToString("Jobs[https://idah.example/api/v1/sync]");
        }
    }

    @Test
    void credentialsOfAnotherServiceAreRefused() {
        for (Credentials credentials : List.of(
                Credentials.accessKey("ak", "sk-secret"),
                Credentials.apiKey("pd-secret"),
                Credentials.token("iam-secret"))) {
            assertThatThrownBy(() -> SyncClient.builder()
                            .endpoint("https://h")
                            .credentials(credentials)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "credentials for IDAH must be an IDAH API key, an IDAH account's password or a bearer token, not ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void nothingListensSoNothingWasSent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (SyncClient client =
                server.builder().endpoint("http://127.0.0.1:" + free).build()) {
            assertThatThrownBy(
                            () -> client.exports().create(b -> b.projectId("p").datasetIds("d")))
                    .isInstanceOf(NotConnectedException.class)
                    .hasMessageContaining("nothing was sent")
                    .hasMessageEndingWith(", 4 attempts]");
        }
    }

    @Test
    void aViewHasItsOwnOptionsAndTheRootKeepsItsOwn() {
        server.always(Recording.answer("nginx-sync-service-down-502"));
        try (SyncClient client = server.client()) {
            SyncClient view = client.with(o -> o.maxAttempts(1).traceId("job-42"));

            assertThatThrownBy(() -> view.exports().get("1")).hasMessageEndingWith("[trace job-42, 1 attempt]");
            assertThat(server.requests()).hasSize(1);
            assertThatThrownBy(() -> client.exports().get("1"))
                    .hasMessageEndingWith(", 4 attempts]")
                    .hasMessageNotContaining("job-42");
            assertThat(server.requests()).hasSize(5);
        }
        // The service has no header for it.
        assertThat(server.requests())
                .noneMatch(request -> request.headers().toString().contains("job-42"));
        assertThat(LogCatcher.text()).contains("[trace job-42, 1 attempt]");
    }

    @Test
    void optionsOfAViewHoldForEveryPageAndEveryLook() {
        List<ResponseInfo> seen = new ArrayList<>();
        server.answers(
                Recording.answer("exports-list-page-1-of-3"),
                Recording.answer("exports-list-page-2-of-3"),
                Recording.answer("exports-list-page-3-of-3"),
                Recording.answer("export-create"),
                Recording.answer("export-show-not-ready"),
                Recording.answer("export-show-included-job"));
        try (SyncClient client = server.client()) {
            SyncClient view = client.with(o -> o.traceId("t").onResponse(seen::add));

            assertThat(view.exports().list(q -> q.pageSize(10))).hasSize(25);
            view.exports().create(b -> b.projectId("p").datasetIds("d")).await();
        }

        assertThat(seen).extracting(ResponseInfo::traceId).containsOnly("t");
        assertThat(seen)
                .extracting(ResponseInfo::operation)
                .containsExactly("listExports", "listExports", "listExports", "createExport", "getExport", "getExport");
        assertThat(seen).allSatisfy(info -> {
            assertThat(info.service()).isEqualTo("idah");
            assertThat(info.httpStatus()).isEqualTo(200);
            assertThat(info.requestId()).isNull();
            assertThat(info.attempts()).isEqualTo(1);
        });
    }

    @Test
    void workInTheBackgroundGivesItsResult() throws Exception {
        server.always(Recording.answer("export-show"));
        try (SyncClient client = server.client()) {
            CompletableFuture<String> name =
                    client.async(c -> c.exports().get("1")).thenApply(Export::id);

            assertThat(name.get(30, TimeUnit.SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void cancellingReachesTheSocket() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answering(request -> {
            asked.countDown();
            return Answer.silence("");
        });
        try (SyncClient client = server.client()) {
            CompletableFuture<Export> future = client.async(c -> c.exports().get("1"));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(future.cancel(true)).isTrue();

            // Well before the attempt's own 60 seconds.
            assertThat(server.hungUp().await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(future).isCancelled();
            assertThat(server.requests()).hasSize(1);

            server.always(Recording.answer("export-show"));
            assertThat(client.exports().get("1").id()).isEqualTo("1");
        }
    }

    @Test
    void closingEndsTheCallsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answering(request -> {
            asked.countDown();
            return Answer.silence("");
        });
        SyncClient client = server.client();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                client.exports().get("1");
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        caller.start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(failure.get(30, TimeUnit.SECONDS))
                .isInstanceOf(CancelledException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> client.exports().get("1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the idah client is closed");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void closingEndsALoginUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        server.answering(request -> {
            asked.countDown();
            return Answer.silence("");
        });
        SyncClient client =
                server.builder().credentials(Credentials.idahApiKey(KEY)).build();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        client.exports().get("1");
                    } catch (RuntimeException e) {
                        failure.complete(e);
                    }
                })
                .start();
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
        assertThat(server.requests()).extracting(SyncServer::isLogin).containsExactly(true);
    }

    @Test
    void closingAViewDoesNothing() {
        server.always(Recording.answer("export-show"));
        try (SyncClient client = server.client()) {
            client.with(o -> o.maxAttempts(1)).close();

            assertThat(client.exports().get("1").id()).isEqualTo("1");
        }
    }

    @Test
    void oneLineIsLoggedForEachAttemptWithoutValuesOrHeaders() {
        server.answers(
                Recording.answer("nginx-sync-service-down-502"), Recording.answer("exports-list-page-beyond-end"));
        try (SyncClient client = server.client()) {
            SyncClient view = client.with(o -> o.traceId("log-test"));
            assertThat(view.exports().list(q -> q.filename("a-private-name.zip")))
                    .isEmpty();
        }

        assertThat(LogCatcher.text().lines().filter(line -> line.contains("[trace log-test") && line.contains(" GET ")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("idah listExports GET /api/v1/sync/exports: 502 in ", "1 attempt]"),
                        line -> assertThat(line)
                                .contains("idah listExports GET /api/v1/sync/exports: 200 in ", "2 attempts]"));
        assertThat(LogCatcher.text()).doesNotContain("a-private-name", "Bearer", SyncServer.TOKEN);
    }
}
