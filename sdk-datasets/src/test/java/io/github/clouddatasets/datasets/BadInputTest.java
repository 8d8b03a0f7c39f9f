package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.common.DatasetType;
import io.github.clouddatasets.datasets.internal.Region;
import io.github.clouddatasets.datasets.samples.SearchCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work is refused before anything is sent. */
class BadInputTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static Stream<Arguments> ids() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("", "must not be empty");
        rules.put("  ", "must not be empty");
        rules.put("a/b", "must not contain '/'");
        rules.put("a\\b", "must not contain '\\'");
        rules.put("..", "must not be a relative path");
        rules.put(".", "must not be a relative path");
        rules.put("a\nb", "must not contain control characters: \"a\\u000ab\"");
        rules.put("a\u0000", "must not contain control characters");
        rules.put("a\u007f", "must not contain control characters");
        rules.put("a\ud800", "must be valid Unicode");
        Map<String, BiConsumer<DatasetClient, String>> calls = new LinkedHashMap<>();
        calls.put("datasetId of get", DatasetClient::get);
        calls.put("datasetId of getWithRunningTasks", (c, id) -> c.getWithRunningTasks(id, null));
        calls.put("datasetId of sync", DatasetClient::sync);
        calls.put("datasetId of status", DatasetClient::status);
        calls.put("datasetId of createVersion", (c, id) -> c.createVersion(id, b -> b.versionName("V1")));
        calls.put("datasetId of versions.list", (c, id) -> c.versions().list(id));
        calls.put("datasetId of versions.get", (c, id) -> c.versions().get(id, "v"));
        calls.put("versionId of versions.get", (c, id) -> c.versions().get("d", id));
        calls.put("datasetId of exports.create", (c, id) -> c.exports().create(id, b -> b.path("/p/")));
        calls.put("datasetId of exports.list", (c, id) -> c.exports().list(id));
        calls.put("datasetId of exports.get", (c, id) -> c.exports().get(id, "t"));
        calls.put("taskId of exports.get", (c, id) -> c.exports().get("d", id));
        return calls.entrySet().stream()
                .flatMap(call -> rules.entrySet().stream()
                        .map(rule -> arguments(call.getKey(), call.getValue(), rule.getKey(), rule.getValue())));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("ids")
    void anIdThatCannotStandInAPath(String what, BiConsumer<DatasetClient, String> call, String id, String rule) {
        refused(() -> call.accept(stub.client, id), what.substring(0, what.indexOf(' ')) + " " + rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "V 4", "V4!", "gr\u00fcn", "a23456789012345678901234567890123"})
    void aVersionNameAgainstItsPattern(String name) {
        refused(
                () -> stub.client.createVersion("d", b -> b.versionName(name)),
                "versionName must be 1 to 32 letters (a-z, A-Z, Chinese), digits, '_' or '-': \"" + name + "\"");
    }

    @Test
    void theLongestVersionNameIsTaken() {
        CreateVersionRequest request = CreateVersionRequest.builder()
                .versionName("A_-4567890123456789012345678901z")
                .build();

        assertThat(request.versionName()).hasSize(32);
    }

    @Test
    void theLimitsOfAVersion() {
        refused(() -> version(b -> b.description("x".repeat(257))), "description must have 0 to 256 characters");
        refused(() -> version(b -> b.description("a<b")), "description must not contain any of");
        refused(() -> version(b -> b.trainEvaluateSampleRatio("1.1")), "trainEvaluateSampleRatio must be a number");
        refused(() -> version(b -> b.trainEvaluateSampleRatio(-0.1)), "trainEvaluateSampleRatio must be a number");
    }

    @Test
    void theLimitsOfAnExport() {
        refused(() -> ExportParams.builder().trainSampleRatio(1.5).build(), "trainSampleRatio must be from 0 to 1");
        refused(
                () -> ExportParams.builder().trainSampleRatio(Double.NaN).build(),
                "trainSampleRatio must be from 0 to 1");
        refused(() -> SearchCondition.builder().sampleDir("/d").build(), "sampleDir must end with a slash");
        refused(() -> SearchCondition.builder().sampleTime("week").build(), "sampleTime must be 'month', 'day' or");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aPageSizeOutOfRange(int size) {
        refused(() -> stub.client.list(q -> q.pageSize(size)), "pageSize must be between 1 and 100: \"" + size);
        refused(
                () -> stub.client.exports().list("d", q -> q.pageSize(size)),
                "pageSize must be between 1 and 100: \"" + size);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void aPageSizeOfVersionsOutOfRange(int size) {
        refused(
                () -> stub.client.versions().list("d", q -> q.pageSize(size)),
                "pageSize must be between 1 and 1000: \"" + size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0,2", "1,0,1", "a,b", "0.0;1.0"})
    void aRangeOfRatiosThatIsNone(String range) {
        refused(
                () -> stub.client.list(q -> q.trainEvaluateRatio(range)),
                "trainEvaluateRatio must be two numbers from 0 to 1 as \"min,max\"");
    }

    @ParameterizedTest
    @CsvSource({
        "modelarts.eu-de.otc.t-systems.com, endpoint must start with https://",
        "localhost:8080, endpoint must start with https://",
        "ftp://modelarts.example, endpoint must start with https://",
        "http://modelarts.example, endpoint must be https: plain http would show credentials to the network",
        "http://127.0.0.1.example, endpoint must be https: plain http would show credentials to the network",
        "https://user:TELLTALE@modelarts.example, endpoint must not hold a user name or password",
        "https://modelarts.example?x=1, endpoint must not have a query",
        "https://, endpoint must name a host",
        "https://model arts, endpoint is not an address",
        "'', endpoint is required"
    })
    void anEndpointThatCannotBeUsed(String endpoint, String message) {
        refused(() -> stub.builder().endpoint(endpoint).build(), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://127.0.0.1:1",
                "http://[::1]:1",
                "https://modelarts.example/gateway/"
            })
    void anEndpointThatCan(String endpoint) {
        stub.builder().endpoint(endpoint).build().close();
    }

    @Test
    void plainHttpToAnotherMachineWhenItIsAllowed() {
        stub.builder()
                .endpoint("http://modelarts.example")
                .allowInsecureHttp(true)
                .build()
                .close();
    }

    @Test
    void aClientWithoutPlaceProjectOrCredentials() {
        Credentials key = Credentials.accessKey(Stub.AK, Stub.SK);
        refused(
                () -> DatasetClient.builder().projectId("p").credentials(key).build(),
                "endpoint or region is required");
        refused(
                () -> DatasetClient.builder()
                        .endpoint("https://modelarts.example")
                        .credentials(key)
                        .build(),
                "projectId is required");
        refused(() -> DatasetClient.builder().region("eu-de").projectId("p").build(), "credentials is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "..", "p?x"})
    void aProjectIdThatIsNone(String project) {
        refused(() -> stub.builder().projectId(project), "projectId must be 1 to 64 letters, digits, '_' or '-'");
    }

    static Stream<Arguments> foreignCredentials() {
        return Stream.of(
                arguments("ApiKey", Credentials.apiKey("TELLTALE")),
                arguments("Bearer", Credentials.bearer("TELLTALE")),
                arguments("IdahApiKey", Credentials.idahApiKey("IDAH_" + "0".repeat(64))));
    }

    @ParameterizedTest
    @MethodSource("foreignCredentials")
    void credentialsOfAnotherService(String kind, Credentials credentials) {
        refused(
                () -> stub.builder().credentials(credentials).build(),
                "credentials for ModelArts must be an access key, a token or an IAM user's password, not " + kind);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-de, https://modelarts.eu-de.otc.t-systems.com",
        "cn-north-4, https://modelarts.cn-north-4.myhuaweicloud.com",
        "la-south-2, https://modelarts.la-south-2.myhuaweicloud.com",
        "ap-southeast-1, https://modelarts.ap-southeast-1.myhuaweicloud.cn",
        "ap-southeast-2, https://modelarts.ap-southeast-2.myhuaweicloud.com",
        "eu-nl, https://modelarts.eu-nl.otc.t-systems.com",
        "eu-ch2, https://modelarts.eu-ch2.sc.otc.t-systems.com",
        "eu-west-0, https://modelarts.eu-west-0.prod-cloud-ocb.orange-business.com",
        "eu-west-101, https://modelarts.eu-west-101.myhuaweicloud.eu"
    })
    void aRegionIsAnEndpoint(String region, String endpoint) {
        assertThat(Region.endpoint(region)).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\0"})
    void aSecretWithALineBreak(String end) {
        for (ThrowingCallable made : List.<ThrowingCallable>of(
                () -> Credentials.accessKey("ak", "hunter2" + end),
                () -> Credentials.accessKey("ak", "sk", "hunter2" + end),
                () -> Credentials.iamPassword("d", "u", "hunter2" + end),
                () -> Credentials.idahPassword("a@b.example", "hunter2" + end),
                () -> Credentials.idahApiKey("hunter2" + end),
                () -> Credentials.apiKey("hunter2" + end),
                () -> Credentials.bearer("hunter2" + end),
                () -> Credentials.token("hunter2" + end))) {
            assertThatThrownBy(made)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-fr", "eu-de2", "cn-north-99", "us-east-1"})
    void anUnknownRegionHasNoAddress(String region) {
        assertThatThrownBy(() -> Region.endpoint(region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eu-nl")
                .hasMessageEndingWith("for others set endpoint: \"" + region + "\"");
        assertThatThrownBy(() -> Region.iamEndpoint(region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eu-nl")
                .hasMessageEndingWith("for others set endpoint: \"" + region + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "eude", "EU-DE", "eu-de/", "eu-de.evil.example", "eu-de@evil", " eu-de", "eu_de", "-eu-de"})
    void aRegionThatIsNone(String region) {
        refused(() -> DatasetClient.builder().region(region), "region must be a region name such as eu-de");
    }

    @Test
    void optionsOutOfRange() {
        refused(() -> stub.client.with(o -> o.traceId("x".repeat(129))), "traceId must have 0 to 128");
        refused(() -> stub.client.with(o -> o.traceId("a\r\nb")), "traceId must have 0 to 128");
        refused(() -> stub.client.with(o -> o.maxAttempts(0)), "maxAttempts must be between 1 and 10");
    }

    private void version(Consumer<CreateVersionRequest.Builder> request) {
        stub.client.createVersion("d", request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bucket/folder/",
                "https://bucket.obs.eu-de.otc.t-systems.com/folder/",
                "//bucket/x",
                "/ /x",
                "obs:/b/x"
            })
    void aPathThatIsNotOfObsIsRefusedWithTheFormThatIs(String path) {
        String rule = " must be a path in OBS such as /bucket/folder/ (or obs://bucket/folder/)";
        refused(() -> CreateDatasetRequest.builder().dataPath(path), "dataPath" + rule);
        refused(() -> CreateImportTaskRequest.builder().importPath(path).build(), "importPath" + rule);
        refused(
                () -> CreateDatasetRequest.builder()
                        .datasetName("a")
                        .datasetType(DatasetType.IMAGE_CLASSIFICATION)
                        .dataPath("obs://bucket/in/")
                        .workPath(path)
                        .build(),
                "workPath" + rule);
        refused(() -> CreateExportTaskRequest.builder().path(path).build(), "path" + rule);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what a user may pass
    void aDatasetWithoutPathsIsToldWhatToCall() {
        refused(
                () -> CreateDatasetRequest.builder().datasetName("a").build(),
                "workPath is required: the folder in OBS for the output, as /bucket/folder/");
        refused(() -> CreateDatasetRequest.builder().dataPath(null), "dataPath is required");
    }

    private void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("TELLTALE");
        assertThat(stub.service.count()).isZero();
    }
}
