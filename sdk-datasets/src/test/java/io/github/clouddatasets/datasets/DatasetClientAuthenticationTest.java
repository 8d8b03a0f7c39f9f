package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.internal.Region;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetClientAuthenticationTest {

    private static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final String PASSWORD = "hunter2-password";
    private static final Instant START = Instant.parse("2024-01-02T03:04:05Z");
    private static final DateTimeFormatter SDK_DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final MockWebServer iam = new MockWebServer();
    private final MockWebServer modelArts = new MockWebServer();
    private final ManualTime time = new ManualTime(START);

    @BeforeEach
    void start() throws IOException {
        iam.start();
        modelArts.start();
    }

    @AfterEach
    void stop() throws IOException {
        iam.close();
        modelArts.close();
    }

    // IAM password

    @Test
    void logsInForTheProjectById() throws Exception {
        iam.enqueue(token("token-1", "x-subject-token"));
        modelArts.enqueue(completed());

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            client.status("d1");
        }

        RecordedRequest login = iam.takeRequest();
        assertThat(login.getRequestLine()).isEqualTo("POST /v3/auth/tokens HTTP/1.1");
        assertThat(login.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(login.getHeader("X-Auth-Token")).isNull();
        assertThat(login.getHeader("Authorization")).isNull();
        assertThat(login.getBody().readUtf8())
                .isEqualTo(
                        "{\"auth\":{\"identity\":{\"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"ada\","
                                + "\"password\":\"" + PASSWORD + "\",\"domain\":{\"name\":\"acme\"}}}},"
                                + "\"scope\":{\"project\":{\"id\":\"" + PROJECT + "\"}}}}");
        RecordedRequest call = modelArts.takeRequest();
        assertThat(call.getPath()).isEqualTo("/v2/" + PROJECT + "/datasets/d1/sync-data/status");
        assertThat(call.getHeader("X-Auth-Token")).isEqualTo("token-1");
        assertThat(call.getHeader("Authorization")).isNull();
    }

    @Test
    void logsInForTheProjectOfTheRegionAndLearnsItsId() throws Exception {
        iam.enqueue(token("token-1", "X-Subject-Token"));
        modelArts.enqueue(completed());
        modelArts.enqueue(completed());

        try (DatasetClient client = withPassword().region("eu-de").build()) {
            client.status("d1");
            client.status("d2");
        }

        assertThat(iam.getRequestCount()).isEqualTo(1);
        assertThat(iam.takeRequest().getBody().readUtf8()).endsWith("\"scope\":{\"project\":{\"name\":\"eu-de\"}}}}");
        assertThat(modelArts.takeRequest().getPath()).startsWith("/v2/" + PROJECT + "/datasets/d1");
        RecordedRequest second = modelArts.takeRequest();
        assertThat(second.getPath()).startsWith("/v2/" + PROJECT + "/datasets/d2");
        assertThat(second.getHeader("X-Auth-Token")).isEqualTo("token-1");
    }

    @Test
    void renewsSomeMinutesBeforeTheEnd() {
        iam.enqueue(token("token-1", "X-Subject-Token"));
        iam.enqueue(token("token-2", "X-Subject-Token"));
        modelArts.setDispatcher(always(DatasetClientAuthenticationTest::completed));

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            client.status("d1");
            time.advance(Duration.ofHours(24).minusMinutes(6));
            client.status("d1");
            assertThat(iam.getRequestCount()).isEqualTo(1);
            time.advance(Duration.ofMinutes(1).plusSeconds(1));
            client.status("d1");
            client.status("d1");
        }

        assertThat(iam.getRequestCount()).isEqualTo(2);
        assertThat(tokensSent()).containsExactly("token-1", "token-1", "token-2", "token-2");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T04:04:05.855000Z,,PT1H",
        "2019-02-13T06:52:13.855000Z,2019-02-13T05:52:13.855000Z,PT1H",
        "2019-02-13T06:52:13.855000Z,,PT24H",
        "tomorrow,,PT24H",
        ",,PT24H",
        "+1000000000-12-31T23:59:59.999999999Z,,PT24H",
        "+1000000000-12-31T23:59:59.999999999Z,-1000000000-01-01T00:00:00Z,PT24H",
        "-1000000000-01-01T00:00:00Z,,PT24H",
        "-1000000000-01-01T00:00:00Z,+1000000000-12-31T23:59:59.999999999Z,PT24H",
        "9999-12-31T23:59:59Z,2019-02-13T05:52:13Z,PT24H",
        "2024-01-02T04:04:05,,PT24H",
        "1e400,-1,PT24H",
        "1704168245,1704164645,PT24H",
    })
    void believesTheEndThatMakesSense(String expires, String issued, Duration life) {
        String dates = (expires == null ? "" : "\"expires_at\":\"" + expires + "\",")
                + (issued == null ? "" : "\"issued_at\":\"" + issued + "\",");
        for (int i = 1; i <= 2; i++) {
            iam.enqueue(new MockResponse()
                    .setResponseCode(201)
                    .setHeader("X-Subject-Token", "token-" + i)
                    .setBody("{\"token\":{" + dates + "\"catalog\":[]}}"));
        }
        modelArts.setDispatcher(always(DatasetClientAuthenticationTest::completed));

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            client.status("d1");
            time.advance(life.minusMinutes(6));
            client.status("d1");
            assertThat(iam.getRequestCount()).isEqualTo(1);
            time.advance(Duration.ofMinutes(2));
            client.status("d1");
            assertThat(iam.getRequestCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aLoginThatFailsCostsNothingWhileTheTokenLives(MockResponse failure) {
        iam.enqueue(token("token-1", "X-Subject-Token"));
        modelArts.setDispatcher(always(DatasetClientAuthenticationTest::completed));

        try (DatasetClient client = withPassword()
                .projectId(PROJECT)
                .attemptTimeout(Duration.ofMillis(300))
                .build()) {
            client.status("d1");
            iam.setDispatcher(always(() -> failure));
            time.advance(Duration.ofHours(24).minusSeconds(30));
            client.status("d1");
            client.status("d1");
        }

        assertThat(tokensSent()).containsExactly("token-1", "token-1", "token-1");
    }

    static Stream<MockResponse> failures() {
        return Stream.of(
                new MockResponse().setBody("<html>Sign in to the guest network</html>"),
                new MockResponse().setResponseCode(201).setBody("{}"),
                new MockResponse()
                        .setResponseCode(201)
                        .setHeader("X-Subject-Token", "a b")
                        .setBody("{}"),
                keystone(401),
                keystone(403),
                keystone(429),
                keystone(502),
                new MockResponse().setResponseCode(404).setBody("<html>Not Found</html>"),
                new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST),
                new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    }

    @ParameterizedTest
    @CsvSource({"401,ModelArts.0202", "401,ModelArts.0203", "403,ModelArts.0203", "401,APIG.0307"})
    void aRefusedTokenIsFetchedAnewOnce(int status, String code) {
        iam.enqueue(token("token-1", "X-Subject-Token"));
        iam.enqueue(token("token-2", "X-Subject-Token"));
        iam.enqueue(token("token-3", "X-Subject-Token"));
        modelArts.enqueue(refused(status, code));
        modelArts.enqueue(completed());
        modelArts.enqueue(refused(status, code));
        modelArts.enqueue(refused(status, code));

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            assertThat(client.status("d1").status()).isEqualTo(AsyncTaskStatus.COMPLETED);
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining(code)
                    .hasMessageContaining("2 attempts");
        }

        assertThat(iam.getRequestCount()).isEqualTo(3);
        assertThat(tokensSent()).containsExactly("token-1", "token-2", "token-2", "token-3");
    }

    @Test
    void aRefusedLoginIsNotRepeatedAndSaysWhatToCheck() {
        iam.enqueue(new MockResponse()
                .setResponseCode(401)
                .setHeader("X-Request-Id", "req-1")
                .setBody("{\"error\":{\"code\":401,\"message\":\"The username or password is wrong.\","
                        + "\"title\":\"Unauthorized\"}}"));

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            AuthenticationException refusal =
                    catchThrowableOfType(AuthenticationException.class, () -> client.status("d1"));
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "iam keystoneCreateUserTokenByPassword: 401 The username or password is wrong."
                                    + " (check domain (the account's name), user and password")
                    .hasMessageContaining("request req-1")
                    .hasMessageNotContaining(PASSWORD);
        }

        assertThat(iam.getRequestCount()).isEqualTo(1);
        assertThat(modelArts.getRequestCount()).isZero();
    }

    @Test
    void aFailingLoginIsRepeatedByOneLoopOnly() {
        iam.setDispatcher(always(() -> new MockResponse().setResponseCode(503)));

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("4 attempts");
        }

        assertThat(iam.getRequestCount()).isEqualTo(4);
    }

    @Test
    void anAnswerWithoutAUsableTokenIsARefusal() {
        iam.enqueue(new MockResponse().setResponseCode(201).setBody("{\"token\":{}}"));
        iam.enqueue(token("x", "X-Subject-Token")
                .removeHeader("X-Subject-Token")
                .addHeaderLenient("X-Subject-Token", "secrèt"));
        iam.enqueue(token("token", "X-Subject-Token").setBody("{}"));

        try (DatasetClient client = withPassword().projectId(PROJECT).build()) {
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("no X-Subject-Token header");
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("the token cannot be sent")
                    .hasMessageNotContaining("secr");
        }
        try (DatasetClient client = withPassword().region("eu-de").build()) {
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("does not tell the id of project eu-de: set projectId");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void fiftyThreadsLogInOnce(boolean idGiven) throws Exception {
        iam.setDispatcher(
                always(() -> token("token-1", "X-Subject-Token").setHeadersDelay(200, TimeUnit.MILLISECONDS)));
        modelArts.setDispatcher(always(DatasetClientAuthenticationTest::completed));

        try (DatasetClient client =
                (idGiven ? withPassword().projectId(PROJECT) : withPassword().region("eu-de")).build()) {
            assertThat(atOnce(50, () -> client.status("d1").status())).containsOnly(AsyncTaskStatus.COMPLETED);
        }

        assertThat(iam.getRequestCount()).isEqualTo(1);
        assertThat(modelArts.getRequestCount()).isEqualTo(50);
    }

    @Test
    void neverShowsThePassword() {
        Credentials credentials = Credentials.iamPassword("acme", "ada", PASSWORD);

        assertThat(credentials.toString()).isEqualTo("IamPassword[domain=acme, domainId=null, user=ada, password=***]");
        assertThatThrownBy(() -> Credentials.iamPassword(" ", "ada", PASSWORD)).hasMessage("domain must not be empty");
        assertThatThrownBy(() -> Credentials.iamPassword("acme", "a\nb", PASSWORD))
                .hasMessage("user must not have control characters");
        assertThatThrownBy(() -> Credentials.iamPassword("acme", "ada", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Project id

    @Test
    void looksUpTheProjectWithASignedRequest() throws Exception {
        iam.enqueue(projects("{\"id\":\"p-nl\",\"name\":\"eu-nl\"},{\"id\":\"" + PROJECT
                + "\",\"name\":\"eu-de\",\"domain_id\":\"d\",\"is_domain\":false,\"enabled\":true}"));
        modelArts.enqueue(completed());
        modelArts.enqueue(completed());

        try (DatasetClient client = withKeys(Credentials.accessKey("AK1", "sk-hunter2", "st-1"))
                .region("eu-de")
                .build()) {
            client.status("d1");
            client.status("d2");
        }

        assertThat(iam.getRequestCount()).isEqualTo(1);
        RecordedRequest lookup = iam.takeRequest();
        assertThat(lookup.getRequestLine()).isEqualTo("GET /v3/projects HTTP/1.1");
        assertThat(lookup.getHeader("X-Sdk-Date")).isEqualTo("20240102T030405Z");
        assertThat(lookup.getHeader("X-Security-Token")).isEqualTo("st-1");
        assertThat(lookup.getHeader("X-Project-Id")).isNull();
        assertThat(lookup.getHeader("Authorization"))
                .matches("SDK-HMAC-SHA256 Access=AK1, SignedHeaders=host;x-sdk-date;x-security-token,"
                        + " Signature=[0-9a-f]{64}");
        for (String dataset : List.of("d1", "d2")) {
            RecordedRequest call = modelArts.takeRequest();
            assertThat(call.getPath()).isEqualTo("/v2/" + PROJECT + "/datasets/" + dataset + "/sync-data/status");
            assertThat(call.getHeader("X-Project-Id")).isEqualTo(PROJECT);
            assertThat(call.getHeader("Authorization"))
                    .contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,");
        }
    }

    @Test
    void looksUpTheProjectWithAToken() throws Exception {
        iam.enqueue(projects("{\"id\":\"" + PROJECT + "\",\"name\":\"eu-de_vision\"}"));
        modelArts.enqueue(completed());

        try (DatasetClient client = withKeys(Credentials.token("token-0"))
                .projectName("eu-de_vision")
                .build()) {
            client.status("d1");
        }

        assertThat(iam.takeRequest().getHeader("X-Auth-Token")).isEqualTo("token-0");
        RecordedRequest call = modelArts.takeRequest();
        assertThat(call.getPath()).startsWith("/v2/" + PROJECT + "/");
        assertThat(call.getHeader("X-Auth-Token")).isEqualTo("token-0");
    }

    @Test
    void nothingIsLookedUpWhenTheProjectIsGiven() throws Exception {
        modelArts.enqueue(completed());

        try (DatasetClient client = DatasetClient.builder()
                .endpoint(modelArts.url("/").toString())
                .projectId(PROJECT)
                .credentials(Credentials.accessKey("AK1", "sk", "st-1"))
                .time(time)
                .build()) {
            client.status("d1");
        }

        assertThat(iam.getRequestCount()).isZero();
        RecordedRequest call = modelArts.takeRequest();
        assertThat(call.getHeader("X-Security-Token")).isEqualTo("st-1");
        assertThat(call.getHeader("Authorization"))
                .contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id":"a","name":"eu-nl"},{"id":"d","name":"acme","is_domain":true} | no project is named eu-de: these credentials see eu-nl; set projectId
                    {"id":"a","name":"eu-de"},{"id":"b","name":"eu-de"} | 2 projects are named eu-de: set projectId to one of a, b
                    {"id":"a","name":"eu-de","enabled":false}           | the project named eu-de is disabled
                    {"id":"../a","name":"eu-de"}                        | the project named eu-de is disabled
                    {"name":null}                                       | no project is named eu-de: these credentials see no project at all
                    """)
    void saysWhyTheProjectIsNotFound(String entries, String reason) {
        iam.enqueue(projects(entries));
        iam.enqueue(projects("{\"id\":\"" + PROJECT + "\",\"name\":\"eu-de\"},"
                + "{\"id\":\"old\",\"name\":\"eu-de\",\"enabled\":false}"));
        modelArts.enqueue(completed());

        try (DatasetClient client =
                withKeys(Credentials.accessKey("AK1", "sk")).region("eu-de").build()) {
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("iam keystoneListProjects: 200 ")
                    .hasMessageContaining(reason);
            assertThat(client.status("d1").status()).isEqualTo(AsyncTaskStatus.COMPLETED); // a failure is not kept
        }
    }

    @Test
    void aRefusedLookupSaysWhatToCheck() {
        iam.enqueue(keystone(403));
        iam.enqueue(keystone(404));
        iam.enqueue(keystone(401));

        try (DatasetClient client =
                withKeys(Credentials.accessKey("AK1", "sk")).region("eu-de").build()) {
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(PermissionDeniedException.class)
                    .hasMessageContaining("give projectId");
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("check iamEndpoint");
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("check access key, secret key and this machine's clock");
        }
        assertThat(modelArts.getRequestCount()).isZero();
    }

    @Test
    void fiftyThreadsLookUpOnce() throws Exception {
        iam.setDispatcher(always(() -> projects("{\"id\":\"" + PROJECT + "\",\"name\":\"eu-de\"}")
                .setHeadersDelay(200, TimeUnit.MILLISECONDS)));
        modelArts.setDispatcher(always(DatasetClientAuthenticationTest::completed));

        try (DatasetClient client =
                withKeys(Credentials.accessKey("AK1", "sk")).region("eu-de").build()) {
            assertThat(atOnce(
                            50,
                            () -> client.with(o -> o.maxAttempts(1))
                                    .status("d1")
                                    .status()))
                    .containsOnly(AsyncTaskStatus.COMPLETED);
        }

        assertThat(iam.getRequestCount()).isEqualTo(1);
        assertThat(modelArts.getRequestCount()).isEqualTo(50);
    }

    // Clock skew

    @Test
    void learnsThatThisMachinesClockIsOff() throws Exception {
        Instant theirs = START.plus(Duration.ofMinutes(20));
        modelArts.setDispatcher(strictClock(theirs));

        try (DatasetClient client = DatasetClient.builder()
                .endpoint(modelArts.url("/").toString())
                .projectId(PROJECT)
                .credentials(Credentials.accessKey("AK1", "sk"))
                .time(time)
                .build()) {
            client.status("d1");
            client.status("d1");
        }

        assertThat(modelArts.getRequestCount()).isEqualTo(3);
        assertThat(modelArts.takeRequest().getHeader("X-Sdk-Date")).isEqualTo("20240102T030405Z");
        assertThat(modelArts.takeRequest().getHeader("X-Sdk-Date")).isEqualTo("20240102T032405Z");
        assertThat(modelArts.takeRequest().getHeader("X-Sdk-Date")).isEqualTo("20240102T032405Z");
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void allThreadsRefusedForTheClockSucceed() throws Exception {
        modelArts.setDispatcher(strictClock(START.minus(Duration.ofMinutes(20))));

        try (DatasetClient client = DatasetClient.builder()
                .endpoint(modelArts.url("/").toString())
                .projectId(PROJECT)
                .credentials(Credentials.accessKey("AK1", "sk"))
                .time(time)
                .build()) {
            assertThat(atOnce(50, () -> client.status("d1").status())).containsOnly(AsyncTaskStatus.COMPLETED);
        }
    }

    @Test
    void wrongKeysOnARightClockAreRefusedAtOnce() {
        modelArts.enqueue(refused(403, "ModelArts.0206").setHeader("Date", httpDate(START.plusSeconds(2))));

        try (DatasetClient client = DatasetClient.builder()
                .endpoint(modelArts.url("/").toString())
                .projectId(PROJECT)
                .credentials(Credentials.accessKey("AK1", "sk-hunter2"))
                .time(time)
                .build()) {
            assertThatThrownBy(() -> client.status("d1"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("check access key, secret key and this machine's clock")
                    .hasMessageNotContaining("hunter2");
        }
        assertThat(modelArts.getRequestCount()).isEqualTo(1);
    }

    // Building

    @Test
    void closingAViewKeepsTheLogin() {
        iam.enqueue(token("token-1", "X-Subject-Token"));
        modelArts.enqueue(completed());

        DatasetClient client = withPassword().projectId(PROJECT).build();
        client.with(o -> o.maxAttempts(1)).close();
        assertThat(client.status("d1").status()).isEqualTo(AsyncTaskStatus.COMPLETED);
        client.close();
        assertThatThrownBy(() -> client.status("d1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatIsMissing() {
        Credentials keys = Credentials.accessKey("AK1", "sk");
        String here = modelArts.url("/").toString();

        assertThatThrownBy(() -> DatasetClient.builder().credentials(keys).build())
                .hasMessage("endpoint or region is required, such as region eu-de");
        assertThatThrownBy(() -> DatasetClient.builder().region("eu-de").build())
                .hasMessageStartingWith("credentials is required: set accessKey, token, ");
        assertThatThrownBy(() ->
                        DatasetClient.builder().endpoint(here).credentials(keys).build())
                .hasMessageStartingWith("projectId is required, or region");
        assertThatThrownBy(() -> DatasetClient.builder()
                        .endpoint(here)
                        .region("eu-de")
                        .credentials(keys)
                        .build())
                .hasMessageStartingWith("iamEndpoint is required");
        assertThatThrownBy(() -> DatasetClient.builder()
                        .region("eu-de")
                        .iamEndpoint("http://iam.example")
                        .credentials(keys)
                        .build())
                .hasMessageStartingWith("iamEndpoint must be https");
        assertThatThrownBy(() -> DatasetClient.builder()
                        .region("eu-de")
                        .credentials(Credentials.apiKey("k"))
                        .build())
                .hasMessageContaining("not ApiKey");
        DatasetClient.builder()
                .endpoint("https://modelarts.eu-de.otc.t-systems.com")
                .credentials(keys)
                .build()
                .close();
    }

    @Test
    void whatIsSetOnTheBuilderWinsOverTheAccount() throws Exception {
        modelArts.enqueue(completed());
        CloudAccount account = new CloudAccount(
                "test", Credentials.token("theirs"), "https://elsewhere.example", "eu-nl", "theirs", null, null);

        try (DatasetClient client = DatasetClient.builder()
                .endpoint(modelArts.url("/").toString())
                .projectId(PROJECT)
                .credentials(Credentials.token("mine"))
                .account(account)
                .build()) {
            client.status("d1");
        }

        RecordedRequest call = modelArts.takeRequest();
        assertThat(call.getPath()).startsWith("/v2/" + PROJECT + "/");
        assertThat(call.getHeader("X-Auth-Token")).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "modelarts.eu-de.otc.t-systems.com,https://iam.eu-de.otc.t-systems.com",
        "modelarts.cn-north-4.myhuaweicloud.com,https://iam.cn-north-4.myhuaweicloud.com",
        "modelarts.ap-southeast-1.myhuaweicloud.cn,https://iam.ap-southeast-1.myhuaweicloud.com",
        "modelarts.eu-west-101.myhuaweicloud.eu,https://iam.eu-west-101.myhuaweicloud.eu",
        "modelarts.eu-nl.otc.t-systems.com,https://iam.eu-nl.otc.t-systems.com",
        "modelarts.eu-ch2.sc.otc.t-systems.com,https://iam-pub.eu-ch2.sc.otc.t-systems.com",
        "modelarts.eu-de.evil.example,",
        "127.0.0.1,",
    })
    void knowsWhereIamIs(String host, String iamEndpoint) {
        assertThat(Region.iamBeside(host)).isEqualTo(iamEndpoint);
        if (iamEndpoint != null) {
            String region = String.valueOf(Region.ofHost(host));
            assertThat(Region.iamEndpoint(region)).isEqualTo(iamEndpoint);
            assertThat(Region.endpoint(region)).isEqualTo("https://" + host);
        }
    }

    private DatasetClientBuilder withPassword() {
        return withKeys(Credentials.iamPassword("acme", "ada", PASSWORD));
    }

    private DatasetClientBuilder withKeys(Credentials credentials) {
        return DatasetClient.builder()
                .endpoint(modelArts.url("/").toString())
                .iamEndpoint(iam.url("/v3").toString())
                .credentials(credentials)
                .time(time);
    }

    private List<String> tokensSent() {
        List<String> tokens = new ArrayList<>();
        int count = modelArts.getRequestCount();
        try {
            for (int i = 0; i < count; i++) {
                tokens.add(modelArts.takeRequest().getHeader("X-Auth-Token"));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return tokens;
    }

    /** A token for 24 hours from the start, as the IAM service of specs/modelarts.md answers. */
    private MockResponse token(String value, String header) {
        String expires = LocalDateTime.ofInstant(time.now().plus(Duration.ofHours(24)), ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.855000'Z'"));
        return new MockResponse()
                .setResponseCode(201)
                .setHeader(header, value)
                .setBody("{\"token\":{\"expires_at\":\"" + expires + "\",\"methods\":[\"password\"],"
                        + "\"project\":{\"domain\":{\"id\":\"d\",\"name\":\"acme\"},\"id\":\"" + PROJECT
                        + "\",\"name\":\"eu-de\"},\"catalog\":[]}}");
    }

    private static MockResponse projects(String entries) {
        return new MockResponse().setBody("{\"projects\":[" + entries + "],\"links\":{\"self\":\"https://iam\"}}");
    }

    private static MockResponse completed() {
        return new MockResponse().setBody("{\"status\":\"COMPLETED\"}");
    }

    private static MockResponse refused(int status, String code) {
        return new MockResponse()
                .setResponseCode(status)
                .setBody("{\"error_code\":\"" + code + "\",\"error_msg\":\"refused\"}");
    }

    private static MockResponse keystone(int status) {
        return new MockResponse()
                .setResponseCode(status)
                .setBody("{\"error\":{\"code\":" + status + ",\"message\":\"No.\",\"title\":\"No\"}}");
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Refuses signatures more than 15 minutes off its own clock, which stands. */
    private static Dispatcher strictClock(Instant now) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                Instant signed = LocalDateTime.parse(String.valueOf(request.getHeader("X-Sdk-Date")), SDK_DATE)
                        .toInstant(ZoneOffset.UTC);
                boolean fresh = Duration.between(signed, now).abs().compareTo(Duration.ofMinutes(15)) <= 0;
                return (fresh ? completed() : refused(403, "APIG.0301")).setHeader("Date", httpDate(now));
            }
        };
    }

    private static Dispatcher always(Supplier<MockResponse> answer) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer.get();
            }
        };
    }

    private static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(Collections.nCopies(threads, work))) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
