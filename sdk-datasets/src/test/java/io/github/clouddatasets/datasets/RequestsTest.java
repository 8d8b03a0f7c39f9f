package io.github.clouddatasets.datasets;

import static io.github.clouddatasets.testing.Models.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.testing.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out, byte by byte. */
class RequestsTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static List<GoldenCall> calls() {
        return GoldenCall.all();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void withAccessKeyEveryRequestIsSigned(GoldenCall golden) {
        golden.run(stub.service, stub.client);

        RecordedRequest request = last();
        assertLineAndBody(request, golden);
        Map<String, String> expected = commonHeaders(golden);
        expected.put("x-project-id", Stub.PROJECT);
        expected.put("x-sdk-date", Stub.DATE);
        expected.put("authorization", ReferenceSigner.authorization(request, Stub.AK, Stub.SK));
        assertThat(headers(request)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void withTokenEveryRequestCarriesItAndNoSignature(GoldenCall golden) {
        try (DatasetClient client =
                stub.builder().credentials(Credentials.token("MIIFtoken==")).build()) {
            golden.run(stub.service, client);
        }

        RecordedRequest request = last();
        assertLineAndBody(request, golden);
        Map<String, String> expected = commonHeaders(golden);
        expected.put("x-auth-token", "MIIFtoken==");
        assertThat(headers(request)).isEqualTo(expected);
    }

    @Test
    void theSecurityTokenOfTemporaryKeysIsSentAndSigned() {
        try (DatasetClient client = stub.builder()
                .credentials(Credentials.accessKey(Stub.AK, Stub.SK, "TOKENexample=="))
                .build()) {
            stub.service.answer("{\"dataset_id\":\"d1\"}");
            client.get("d1");
        }

        RecordedRequest request = stub.service.next();
        assertThat(request.getHeader("X-Security-Token")).isEqualTo("TOKENexample==");
        assertThat(request.getHeader("Authorization"))
                .contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,")
                .isEqualTo(ReferenceSigner.authorization(request, Stub.AK, Stub.SK));
    }

    @Test
    void aRepeatedAttemptIsSignedAnewAtItsOwnTime() {
        stub.service
                .answer(429, "{\"error_code\":\"ModelArts.4395\",\"error_msg\":\"slow down\"}")
                .answer("{\"dataset_id\":\"d1\"}");
        stub.client.get("d1");

        RecordedRequest first = stub.service.next();
        RecordedRequest second = stub.service.next();
        assertThat(stub.time.sleeps()).hasSize(1);
        assertThat(List.of(first, second))
                .allSatisfy(request -> assertThat(request.getHeader("Authorization"))
                        .isEqualTo(ReferenceSigner.authorization(request, Stub.AK, Stub.SK)));
    }

    @Test
    void aRequestLaterOnCarriesTheLaterTime() {
        stub.service.answer("{\"dataset_id\":\"d1\"}").answer("{\"dataset_id\":\"d1\"}");
        stub.client.get("d1");
        stub.time.advance(Duration.ofMinutes(1));
        stub.client.get("d1");

        assertThat(stub.service.all())
                .extracting(request -> request.getHeader("X-Sdk-Date"))
                .containsExactly("20240102T030405Z", "20240102T030505Z");
    }

    @Test
    void runningTasksOfAnyKindAreLookedForWithoutNamingAKind() {
        stub.service.answer("{\"dataset_id\":\"d1\"}");
        stub.client.getWithRunningTasks("d1", null);

        assertThat(stub.service.lines()).containsExactly("GET " + Stub.BASE + "/datasets/d1?check_running_task=true");
    }

    @Test
    void theDocumentedRequestOfAVersionIsWrittenAsDocumented() {
        stub.service.answer(201, GoldenCall.documentedAnswer("createDatasetVersion"));
        stub.client.createVersion(
                "d1",
                b -> b.versionName("V004")
                        .versionFormat(VersionFormat.DEFAULT)
                        .description("")
                        .clearHardProperty(true));

        assertThat(json(stub.service.next().getBody().readUtf8()))
                .isEqualTo(documentedRequest("createDatasetVersion", "example"));
    }

    @Test
    void theDocumentedRequestOfAnExportToAFolderIsWrittenAsDocumented() {
        stub.service.answer(GoldenCall.documentedAnswer("exportTask"));
        stub.client
                .exports()
                .create(
                        "d1",
                        b -> b.path("/test-obs/daoChu/")
                                .exportType(ExportType.BY_SEARCH)
                                .exportParams(ExportParams.builder()
                                        .sampleState(ExportSampleState.NO_FILTER)
                                        .exportDest(ExportDestination.DIR)
                                        .build()));

        assertThat(json(stub.service.next().getBody().readUtf8()))
                .isEqualTo(documentedRequest("exportTask", "example1"));
    }

    @Test
    void theDocumentedRequestOfAnExportIntoANewDatasetIsWrittenAsDocumented() {
        stub.service.answer(GoldenCall.documentedAnswer("exportTask"));
        stub.client
                .exports()
                .create(
                        "d1",
                        b -> b.path("/test-obs/classify/input/")
                                .exportType(ExportType.BY_SEARCH)
                                .exportParams(ExportParams.builder()
                                        .sampleState(ExportSampleState.NO_FILTER)
                                        .exportDest(ExportDestination.NEW_DATASET)
                                        .exportNewDatasetName("dataset-export-test")
                                        .exportNewDatasetWorkPath("/test-obs/classify/output/")
                                        .build()));

        assertThat(json(stub.service.next().getBody().readUtf8()))
                .isEqualTo(documentedRequest("exportTask", "example2"));
    }

    @Test
    void everyDocumentedRequestIsTestedAbove() {
        assertThat(Contract.MODEL_ARTS.operation("createDatasetVersion").requestExamples())
                .containsOnlyKeys("example");
        assertThat(Contract.MODEL_ARTS.operation("exportTask").requestExamples())
                .containsOnlyKeys("example1", "example2");
    }

    private static JsonNode documentedRequest(String operation, String example) {
        JsonNode request =
                Contract.MODEL_ARTS.operation(operation).requestExamples().get(example);
        return json(String.valueOf(request));
    }

    private RecordedRequest last() {
        List<RecordedRequest> requests = stub.service.all();
        return requests.get(requests.size() - 1);
    }

    private static void assertLineAndBody(RecordedRequest request, GoldenCall golden) {
        assertThat(request.getRequestLine()).isEqualTo(golden.line().replaceFirst(" ", " " + Stub.BASE) + " HTTP/1.1");
        assertThat(request.getBody().clone().readUtf8()).isEqualTo(golden.body());
    }

    /** Content-Type goes with reads too: documented as mandatory. */
    private Map<String, String> commonHeaders(GoldenCall golden) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "host",
                stub.service.authority(),
                "connection",
                "Keep-Alive",
                "accept-encoding",
                "gzip",
                "accept",
                "application/json",
                "content-type",
                "application/json",
                "user-agent",
                "clouddatasets-java/" + System.getProperty("built.version") + " java/"
                        + Runtime.version().feature()));
        if (golden.line().startsWith("POST")) {
            headers.put(
                    "content-length",
                    String.valueOf(golden.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
        }
        return headers;
    }

    private static Map<String, String> headers(RecordedRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaders()
                .forEach(header -> headers.merge(
                        header.getFirst().toLowerCase(java.util.Locale.ROOT),
                        header.getSecond(),
                        (one, two) -> one + ", " + two));
        return headers;
    }
}
