package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.testing.StubService;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client around the operations: building it, the environment, options, background work, and bad input. */
class ClientTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void theExampleOfTheDesignWorks() {
        stub.service.answer("{\"code\":0,\"data\":{\"synched_count\":3,\"invalid_count\":0,\"synching_count\":0}}");
        stub.service.answer("{\"code\":0,\"data\":{\"synchedCount\":2,\"invalidCount\":0,\"synchingCount\":1}}");
        String key = Stub.KEY;
        String uid = Stub.USER;
        String datasetId = "dset-1";

        try (PowerdrillClient pd = PowerdrillClient.builder()
                .endpoint(stub.service.address())
                .credentials(Credentials.apiKey(key))
                .userId(uid)
                .build()) {
            assertThat(pd.datasets().status(datasetId).isReady()).isTrue();
            assertThat(pd.v1().datasets().status(datasetId).isReady()).isFalse();
        }
    }

    @Test
    void withoutAnEndpointItIsThePublicOne() throws ReflectiveOperationException {
        try (PowerdrillClient client = PowerdrillClient.builder()
                .credentials(Credentials.apiKey(Stub.KEY))
                .userId(Stub.USER)
                .build()) {
            assertThat(addressOf(client)).isEqualTo("https://ai.data.cloud/api");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://ai.data.cloud/api/v2/team, https://ai.data.cloud/api",
        "https://ai.data.cloud/api/v2/team/, https://ai.data.cloud/api",
        "https://ai.data.cloud/api/v1, https://ai.data.cloud/api",
        "https://proxy.example/v2/pd, https://proxy.example/v2/pd",
        "https://proxy.example, https://proxy.example"
    })
    void theBaseOfOneVersionIsTakenForTheBaseOfAll(String given, String address) throws ReflectiveOperationException {
        try (PowerdrillClient client = stub.builder().endpoint(given).build()) {
            assertThat(addressOf(client)).isEqualTo(address);
        }
    }

    @Test
    void theEnvironmentHasKeyUserAndEndpoint() {
        try (StubService service = new StubService()) {
            service.answer(RequestsTest.documentedAnswer("v2GetDatasetStatus"));
            try (PowerdrillClient client = PowerdrillClient.fromEnvironment(new Env(Map.of(
                    "POWERDRILL_API_KEY", "proj-env",
                    "POWERDRILL_USER_ID", "tmm-env",
                    "POWERDRILL_ENDPOINT", service.address())))) {
                client.datasets().status("d");
            }
            RecordedRequest request = service.next();
            assertThat(request.getHeader("x-pd-api-key")).isEqualTo("proj-env");
            assertThat(request.getPath()).isEqualTo("/v2/team/datasets/d/status?user_id=tmm-env");
        }
    }

    @Test
    void theKeyHasTwoNames() {
        PowerdrillClient.fromEnvironment(
                        new Env(Map.of("POWERDRILL_PROJECT_API_KEY", "proj-env", "POWERDRILL_USER_ID", "tmm-env")))
                .close();
        Env both = new Env(Map.of("POWERDRILL_API_KEY", "one", "POWERDRILL_PROJECT_API_KEY", "two"));
        assertThatThrownBy(() -> PowerdrillClient.fromEnvironment(both)).hasMessageContaining("differ");
    }

    @Test
    void theEnvironmentsEndpointMayBeMissing() throws ReflectiveOperationException {
        try (PowerdrillClient client = PowerdrillClient.fromEnvironment(
                new Env(Map.of("POWERDRILL_API_KEY", "proj-env", "POWERDRILL_USER_ID", "tmm-env")))) {
            assertThat(addressOf(client)).isEqualTo("https://ai.data.cloud/api");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POWERDRILL_API_KEY", "POWERDRILL_USER_ID"})
    void whatIsMissingInTheEnvironmentIsNamed(String variable) {
        Map<String, String> values =
                new HashMap<>(Map.of("POWERDRILL_API_KEY", "proj-env", "POWERDRILL_USER_ID", "tmm-env"));
        values.remove(variable);

        assertThatThrownBy(() -> PowerdrillClient.fromEnvironment(new Env(values)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the environment variable " + variable + " is not set: ")
                .hasMessageNotContaining("proj-env");
    }

    @Test
    void everyAnswerIsToldWithTheServicesTraceId() {
        List<ResponseInfo> told = new ArrayList<>();
        stub.service.answer(new MockResponse()
                .setHeader("x-pd-trace-id", "pd-7")
                .setBody(RequestsTest.documentedAnswer("v2GetDatasetStatus")));
        stub.client
                .with(o -> o.traceId("job-42").onResponse(told::add))
                .datasets()
                .status("d");

        assertThat(told).hasSize(1);
        assertThat(told.get(0).service()).isEqualTo("powerdrill");
        assertThat(told.get(0).operation()).isEqualTo("v2GetDatasetStatus");
        assertThat(told.get(0).traceId()).isEqualTo("job-42");
        assertThat(told.get(0).requestId()).isEqualTo("pd-7");
    }

    @Test
    void cancellingBackgroundWorkEndsTheCallThatHangs()
            throws ExecutionException, InterruptedException, TimeoutException {
        stub.service.answer(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<DatasetStatus> future = stub.client.async(c -> {
            try {
                return c.v1().datasets().status("d");
            } catch (RuntimeException e) {
                end.complete(e);
                throw e;
            }
        });
        stub.service.next();

        assertThat(future.cancel(true)).isTrue();
        assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelledException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "..", ".", "a\nb", "a\u0000"})
    void anIdThatCannotStandInAPath(String id) {
        refused(() -> stub.client.datasets().status(id), "datasetId must ");
        refused(() -> stub.client.v1().datasets().status(id), "datasetId must ");
        refused(() -> stub.builder().userId(id), "userId must ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void aPageSizeOutOfRange(int size) {
        refused(
                () -> stub.client.datasets().list(q -> q.pageSize(size)),
                "pageSize must be between 1 and 1000: \"" + size);
        refused(
                () -> stub.client.v1().datasets().list(q -> q.pageSize(size)),
                "pageSize must be between 1 and 1000: \"" + size);
    }

    @Test
    void aKeywordThatIsTooLong() {
        refused(() -> stub.client.datasets().list(q -> q.search("x".repeat(129))), "search must have 0 to 128");
    }

    @Test
    void aClientThatCannotBeBuilt() {
        refused(
                () -> PowerdrillClient.builder().userId("u").build(),
                "apiKey (or credentials) is required: the key of the project");
        refused(
                () -> PowerdrillClient.builder()
                        .credentials(Credentials.apiKey("TELLTALE"))
                        .build(),
                "userId is required: the team user");
        refused(
                () -> stub.builder().credentials(Credentials.token("TELLTALE")).build(),
                "credentials for Powerdrill must be an API key");
        refused(
                () -> stub.builder().endpoint("http://ai.data.cloud/api").build(),
                "endpoint must be https: plain http would show credentials");
        for (String address :
                new String[] {"https://ai.data.cloud", "https://ai.data.cloud/v2/team", "https://AI.data.cloud/"}) {
            refused(
                    () -> stub.builder().endpoint(address).build(),
                    "endpoint must be https://ai.data.cloud/api for the public service");
        }
        refused(() -> stub.builder().endpoint("ai.data.cloud/api").build(), "endpoint must start with https://");
    }

    private void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("TELLTALE");
        assertThat(stub.service.count()).isZero();
    }

    private static String addressOf(PowerdrillClient client) throws ReflectiveOperationException {
        Field api = PowerdrillClient.class.getDeclaredField("api");
        api.setAccessible(true);
        return ((Api) api.get(client)).endpoint().address();
    }
}
