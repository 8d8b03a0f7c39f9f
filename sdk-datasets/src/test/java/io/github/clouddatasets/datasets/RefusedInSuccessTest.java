package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Packed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal is a refusal at status 200 too, for every operation of the contract and in every shape. */
class RefusedInSuccessTest {

    private static final Contract SPEC = Contract.MODEL_ARTS;
    private static final String LONG = "x".repeat(40_000);

    /** What comes, and which exception it has to be. */
    private static final Map<String, Class<? extends ApiException>> SHAPES = new LinkedHashMap<>();

    static {
        SHAPES.put("{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"x\"}", NotFoundException.class);
        SHAPES.put("{\"error_msg\":\"x\",\"error_code\":\"ModelArts.4351\"}", ConflictException.class);
        SHAPES.put("{\"error_code\":\"ModelArts.4352\"}", NotFoundException.class);
        SHAPES.put(
                "{\"success\":false,\"error_code\":\"ModelArts.0104\",\"error_msg\":\"bad\"}",
                InvalidRequestException.class);
        SHAPES.put("{\"success\":false,\"error_code\":\"ModelArts.4352\",\"results\":[]}", NotFoundException.class);
        SHAPES.put("{\"success\":false}", ApiException.class);
        SHAPES.put("{\"success\":\"false\",\"error_msg\":\"no\"}", ApiException.class);
        SHAPES.put(
                "{\"error\":{\"code\":401,\"message\":\"m\",\"title\":\"Unauthorized\"}}",
                AuthenticationException.class);
        SHAPES.put("{\"error\":{\"code\":\"403\",\"message\":\"m\"}}", PermissionDeniedException.class);
        SHAPES.put("{\"error\":{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"m\"}}", NotFoundException.class);
        SHAPES.put("{\"error\":\"unauthorized\",\"error_description\":\"d\"}", ApiException.class);
        SHAPES.put("{\"badRequest\":{\"code\":400,\"message\":\"m\"}}", InvalidRequestException.class);
        SHAPES.put("{\"code\":\"APIGW.0301\",\"message\":\"m\",\"request_id\":\"gw\"}", AuthenticationException.class);
        SHAPES.put("{\"code\":503,\"message\":\"m\"}", ServerException.class);
        SHAPES.put(
                "{\"error_code\":\"APIG.0101\",\"error_msg\":\"m\",\"request_id\":\"gw\"}",
                UnavailableApiException.class);
        SHAPES.put("{\"request_id\":\"gw\",\"error_code\":\"APIG.0308\"}", RateLimitedException.class);
        SHAPES.put("{\"error_msg\":\"only words\"}", ApiException.class);
        SHAPES.put(
                "{\"error_code\":\"ModelArts.4352\",\"total_number\":0,\"total_count\":0,\"datasets\":[],\"samples\":null}",
                NotFoundException.class);
        SHAPES.put("\uFEFF{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"x\"}", NotFoundException.class);
        SHAPES.put("{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"" + LONG + "\"}", NotFoundException.class);
        SHAPES.put("{\"error_code\":\"ModelArts.4370\"}", RateLimitedException.class);
    }

    @TestFactory
    Stream<DynamicTest> everyShapeIsARefusalOfEveryOperation() {
        return SPEC.operations().stream()
                .map(operation -> dynamicTest(
                        operation.id(),
                        () -> SHAPES.forEach((body, type) -> {
                            Throwable thrown = answered(operation, body);
                            assertThat(thrown)
                                    .as(body.length() > 200 ? "a long one" : body)
                                    .isExactlyInstanceOf(type)
                                    .hasMessageContaining(operation.id() + ": 20");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> whatFollowsADocumentMakesItUnreadable() {
        return SPEC.operations().stream()
                .filter(operation -> SchemaValues.answerSchema(operation) != null)
                .map(operation -> dynamicTest(operation.id(), () -> {
                    String answer =
                            "{\"task_id\":\"t1\",\"dataset_id\":\"d1\",\"version_id\":\"v1\",\"sample_id\":\"s1\"}";
                    assertThat(answered(operation, answer + "\r\n \t")).isNull();
                    for (String more : List.of("x", "{}", "null", answer)) {
                        assertThat(answered(operation, answer + more))
                                .as(more)
                                .isInstanceOf(DecodeException.class)
                                .hasMessageContaining("cannot be read");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> aRecordWithACodeOfItsOwnIsAnAnswer() {
        return Stream.of(
                        kept(
                                "descImportTask",
                                "{\"task_id\":\"t1\",\"error_code\":\"ModelArts.4352\",\"error_msg\":\"m\"}"),
                        kept(
                                "descImportTask",
                                "{\"task_id\":\"t1\",\"status\":\"FAILED\",\"error_code\":\"ModelArts.4310\"}"),
                        kept(
                                "getExportTaskStatusOfDataset",
                                "{\"task_id\":\"t1\",\"status\":\"FAILED\",\"error_code\":\"ModelArts.4310\"}"),
                        kept("syncDataSourceState", "{\"status\":\"FAILED\",\"error_code\":\"ModelArts.4310\"}"),
                        kept(
                                "describeDatasetVersion",
                                "{\"version_id\":\"v\",\"code\":\"ModelArts.4902\",\"message\":\"m\"}"),
                        kept(
                                "describeDatasetVersion",
                                "{\"version_id\":\"v\",\"code\":\"ModelArts.4706\",\"message\":\"m\"}"),
                        kept(
                                "importTask",
                                "{\"task_id\":\"t1\",\"error_code\":\"ModelArts.4918\",\"error_msg\":\"note\"}"),
                        kept(
                                "updateSamples",
                                "{\"success\":false,\"results\":[{\"success\":true},{\"success\":false}]}"),
                        kept("updateSamples", "{\"success\":true,\"error_code\":\"ModelArts.4606\"}"),
                        kept("updateSamples", "{\"error_code\":\"ModelArts.2776\",\"error_msg\":\"a note\"}"),
                        kept("deleteDataset", "{\"success\":true}"),
                        kept("syncDataSource", "{\"success\":true}"),
                        kept("syncDataSource", "{\"task_id\":\"t1\"}"),
                        kept("syncDataSource", "{}"),
                        kept(
                                "listImportTasks",
                                "{\"total_count\":1,\"import_tasks\":[{\"task_id\":\"t\",\"error_code\":\"ModelArts.4352\","
                                        + "\"error_msg\":\"m\"}]}"),
                        kept("listDatasets", "{\"total_number\":0,\"datasets\":[]}"),
                        kept("getDatasetMetrics", "{\"metrics\":{\"1606233612612\":{}}}"),
                        kept("listStats", "{\"metadata_stats\":[{\"success\":false,\"error_code\":\"X\"}]}"))
                .map(kept -> dynamicTest(
                        kept.operation + " " + kept.body,
                        () -> assertThat(answered(SPEC.operation(kept.operation), kept.body))
                                .isNull()));
    }

    @Test
    void aPageOrAProxysTextStartsNoSync() {
        for (String body : List.of("<html><h1>It works!</h1></html>", "\n<!DOCTYPE html>")) {
            assertThat(answered(SPEC.operation("syncDataSource"), body))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("check the endpoint");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "x-gzip", "identity"})
    void aRefusalIsFoundHoweverItIsPacked(String encoding) {
        String body = "{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"x\"}";
        try (Wire wire = new Wire()) {
            for (int status : new int[] {200, 400}) {
                wire.server.enqueue(new MockResponse()
                        .setResponseCode(status)
                        .setHeader("Content-Encoding", encoding)
                        .setBody(Packed.as(encoding, body)));
                assertThat(catchThrowable(() -> wire.client.get("d1"))).isExactlyInstanceOf(NotFoundException.class);
            }
        }
    }

    private record Kept(String operation, String body) {}

    private static Kept kept(String operation, String body) {
        return new Kept(operation, body);
    }

    /** What the call throws when its answer is this body; null if it throws nothing. */
    private static Throwable answered(Contract.Operation operation, String body) {
        try (Wire wire = new Wire()) {
            if (operation.id().equals("syncDataSource")) {
                wire.answer(200, "{\"status\":\"COMPLETED\"}");
            }
            int status = operation.successStatus() == 204 ? 200 : operation.successStatus();
            wire.answer(status, body);
            DatasetClient once = wire.client.with(o -> o.maxAttempts(1));
            JsonNode request =
                    operation.hasRequestBody() ? SchemaValues.fullRequest(operation) : NullNode.getInstance();
            return catchThrowable(() -> SpecCalls.of(operation.id()).make(once, request));
        }
    }
}
