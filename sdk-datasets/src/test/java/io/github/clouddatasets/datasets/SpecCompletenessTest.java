package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SDK has all that the contract has, and the contract all that the SDK has. No exceptions are listed. */
class SpecCompletenessTest {

    private static final Contract SPEC = Contract.MODEL_ARTS;
    private static final Map<String, Op<?>> OPS = ops();

    @Test
    void theOperationsOfTheContractAreThoseOfTheSdk() {
        assertThat(SPEC.operations()).hasSize(31);
        assertThat(OPS.keySet())
                .containsExactlyInAnyOrderElementsOf(SPEC.lines().keySet());
        assertThat(SpecCalls.all().keySet())
                .containsExactlyInAnyOrderElementsOf(SPEC.lines().keySet());
    }

    @TestFactory
    Stream<DynamicTest> methodsAndPathsAreThoseOfTheContract() {
        return each(operation -> assertThat(OPS.get(operation.id()))
                .hasToString(operation.method() + " " + operation.path().replace("/v2/{project_id}", "")));
    }

    @TestFactory
    Stream<DynamicTest> everyParameterIsSent() {
        return each(operation -> {
            RecordedRequest request = send(operation, full(operation));
            HttpUrl url = Objects.requireNonNull(request.getRequestUrl());
            assertThat(new TreeSet<>(url.queryParameterNames())).isEqualTo(new TreeSet<>(operation.queryParameters()));
            assertThat(url.queryParameterNames().stream().map(url::queryParameter))
                    .doesNotContain("");
            assertThat(request.getMethod()).isEqualTo(operation.method());
            assertThat(url.encodedPath())
                    .matches(operation
                            .path()
                            .replace("{project_id}", Wire.PROJECT)
                            .replaceAll("\\{\\w+}", "[a-z0-9]+"));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfARequestIsSentAndNoOther() {
        return each(operation -> {
            JsonNode body = full(operation);
            String sent = send(operation, body).getBody().readUtf8();
            if (operation.hasRequestBody()) {
                assertEqual(operation.id(), Wire.json(sent), body);
            } else {
                assertThat(sent).isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfARequestIsReproduced() {
        return each(operation -> {
            for (JsonNode example : operation.requestExamples().values()) {
                String sent = send(operation, example).getBody().readUtf8();
                assertEqual(operation.id(), Wire.json(sent), example);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfAnAnswerIsRead() {
        return each(operation -> {
            JsonNode schema = SchemaValues.answerSchema(operation);
            if (schema != null) {
                JsonNode answer = SchemaValues.full("", schema, SchemaValues.Direction.RESPONSE);
                assertContained(operation.id(), rewritten(operation, answer), answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAnAnswerIsReadWithoutLoss() {
        return each(operation -> {
            JsonNode schema = SchemaValues.answerSchema(operation);
            for (JsonNode example : SchemaValues.exampleAnswers(operation)) {
                if (schema != null) {
                    JsonNode known = SchemaValues.known(example, schema);
                    assertContained(operation.id(), rewritten(operation, known), known);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAnAnswerIsTakenByTheCall() {
        return each(operation -> {
            for (JsonNode example : SchemaValues.exampleAnswers(operation)) {
                try (Wire wire = new Wire()) {
                    if (operation.id().equals("syncDataSource")) {
                        wire.answer(200, "{}");
                    }
                    wire.answer(operation.successStatus(), example.toString());
                    SpecCalls.of(operation.id()).make(wire.client, full(operation));
                    wire.sent();
                }
            }
        });
    }

    private interface Check {
        void of(Contract.Operation operation);
    }

    private static Stream<DynamicTest> each(Check check) {
        return SPEC.operations().stream().map(operation -> dynamicTest(operation.id(), () -> check.of(operation)));
    }

    private static JsonNode full(Contract.Operation operation) {
        return operation.hasRequestBody() ? SchemaValues.fullRequest(operation) : NullNode.getInstance();
    }

    /** The request of the operation itself; a state that is read before it does not count. */
    private static RecordedRequest send(Contract.Operation operation, JsonNode body) {
        try (Wire wire = new Wire()) {
            if (operation.id().equals("syncDataSource")) {
                wire.answer(200, "{}");
            }
            String answer = SchemaValues.answerSchema(operation) == null
                    ? ""
                    : "{\"task_id\":\"t1\",\"dataset_id\":\"d1\",\"version_id\":\"v1\",\"sample_id\":\"s1\"}";
            wire.server.enqueue(new MockResponse().setBody(answer));
            SpecCalls.of(operation.id()).make(wire.client, body);
            RecordedRequest request = wire.sent();
            return operation.id().equals("syncDataSource") ? wire.sent() : request;
        }
    }

    private static JsonNode rewritten(Contract.Operation operation, JsonNode answer) {
        Op<?> op = Objects.requireNonNull(OPS.get(operation.id()), operation.id());
        try {
            Object read = Json.SNAKE.reader(op.wireType()).readValue(answer.toString());
            return Wire.json(Json.SNAKE.text(read));
        } catch (IOException e) {
            throw new UncheckedIOException(operation.id(), e);
        }
    }

    private static void assertEqual(String at, JsonNode actual, JsonNode expected) {
        assertContained(at, actual, expected);
        assertContained(at + " (not in the contract)", expected, actual);
    }

    /** Everything expected is there; what is there beside it is the emptiness that stands for a missing list. */
    private static void assertContained(String at, JsonNode actual, JsonNode expected) {
        if (expected.isObject()) {
            assertThat(actual.isObject()).as(at).isTrue();
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                assertContained(at + "." + field.getKey(), actual.path(field.getKey()), field.getValue());
            }
            actual.properties().forEach(field -> {
                if (!expected.has(field.getKey())) {
                    assertThat(field.getValue()).as(at + "." + field.getKey()).isEmpty();
                }
            });
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(at).isEqualTo(expected.size());
            Iterator<JsonNode> items = actual.iterator();
            for (JsonNode item : expected) {
                assertContained(at + "[]", items.next(), item);
            }
        } else if (expected.isNumber()) {
            assertThat(actual.isNumber()).as(at + " is a number: " + actual).isTrue();
            assertThat(actual.decimalValue()).as(at).isEqualByComparingTo(expected.decimalValue());
        } else {
            assertThat(actual).as(at).isEqualTo(expected);
        }
    }

    /** The constants of all classes of the package, found as a reader of the code would find them. */
    private static Map<String, Op<?>> ops() {
        Map<String, Op<?>> ops = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Op.class) {
                    field.setAccessible(true);
                    try {
                        Op<?> op = (Op<?>) field.get(null);
                        boolean ofModelArts = !op.id().startsWith("keystone"); // else of IAM, another contract
                        if (ofModelArts && ops.put(op.id(), op) != null) {
                            twice.add(op.id());
                        }
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
        return ops;
    }

    private static List<Class<?>> classes() {
        return Models.MODULE.stream()
                .<Class<?>>map(type -> Models.load(type.getName()))
                .toList();
    }
}
