package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.fixture.Models.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.Json;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fixture.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SDK has all that the contract has, and the contract all that the SDK has. */
class SpecCompletenessTest {

    /** Operations that are still to come; a test fails when one of them is there and still stands here. */
    static final Set<String> NOT_YET =
            Set.of("v2CreateJob", "v1CreateJob", "v2GetJobHistory", "v1GetJobHistory", "v2UploadFile", "v1UploadFile");

    /** Fields of the contract that no record has, and why. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "page_number", "the client knows which page it asked for",
            "pageNumber", "the client knows which page it asked for",
            "part_number", "deprecated: the sample and every client of the service send number instead");

    private static final String EMPTY = "{\"code\":0,\"data\":null}";

    private static final Map<String, Op<?>> OPS =
            RequestsTest.operations().stream().collect(Collectors.toMap(Op::id, Function.identity()));

    @Test
    void theOperationsOfTheContractAreThoseOfTheSdk() {
        Set<String> documented = new TreeSet<>();
        Contract.POWERDRILL.operations().forEach(operation -> documented.add(operation.id()));
        assertThat(documented).hasSize(42).containsAll(NOT_YET);
        documented.removeAll(NOT_YET);

        assertThat(OPS.keySet()).isEqualTo(documented);
        assertThat(SpecCalls.all().keySet()).isEqualTo(documented);
    }

    @Test
    void theCountsOfTheContractAreRight() {
        JsonNode counts = Contract.POWERDRILL.root().get("x-operation-counts");

        for (String version : List.of("v1", "v2")) {
            assertThat(Contract.POWERDRILL.operations().stream()
                            .filter(operation -> operation.id().startsWith(version)))
                    .hasSize(counts.get(version).asInt());
        }
    }

    @TestFactory
    Stream<DynamicTest> theOnlyHeaderParameterIsTheTraceId() {
        return each(operation -> assertThat(operation.parameters("header")).containsExactly("x-pd-external-trace-id"));
    }

    @TestFactory
    Stream<DynamicTest> theUserGoesWhereTheContractSays() {
        return each(operation -> {
            JsonNode body = bodies(operation).get(0);
            RecordedRequest request = send(operation, body);
            List<String> places = new ArrayList<>();
            if (String.valueOf(request.getPath()).contains(Stub.USER)) {
                places.add("query");
            }
            if (request.getBody().readUtf8().contains(Stub.USER)) {
                places.add("body");
            }
            assertThat(places.isEmpty() ? "none" : String.join("+", places)).isEqualTo(operation.note("x-user-id-in"));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfARequestIsSentAndNoOther() {
        return each(operation -> {
            for (JsonNode body : bodies(operation)) {
                assertSent(operation, body);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfARequestIsReproduced() {
        return each(operation -> {
            for (JsonNode example : operation.requestExamples().values()) {
                for (JsonNode body : SpecSamples.choices(example, operation.requestSchema())) {
                    assertSent(operation, body);
                }
            }
        });
    }

    /** The one sample that breaks the contract's own rule; its two halves are reproduced above. */
    @Test
    void theExampleWithTwoFilesIsRefused() {
        JsonNode example = Contract.POWERDRILL
                .operation("v1CreateDataSourceWithoutDataset")
                .requestExamples()
                .values()
                .iterator()
                .next();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreateDataSourceRequest.builder()
                        .name(example.get("name").asText())
                        .url(example.get("url").asText())
                        .fileObjectKey(example.get("fileKey").asText())
                        .build())
                .withMessage("exactly one of url and fileObjectKey is required: both are set");
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfAnAnswerIsRead() {
        return each(operation -> {
            if (answersSomething(operation)) {
                JsonNode answer =
                        SpecSamples.full("", operation.responseSchema().at("/properties/data"));
                assertContained(operation.id(), rewritten(operation, answer), answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAnAnswerIsReadWithoutLoss() {
        return each(operation -> {
            for (JsonNode example : operation.responseExamples().values()) {
                if (answersSomething(operation)) {
                    ObjectNode data = example.get("data").deepCopy();
                    data.remove(LEFT_OUT.keySet());
                    assertContained(operation.id(), rewritten(operation, data), data);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAnAnswerIsTakenByTheCall() {
        return each(operation -> {
            for (JsonNode example : operation.responseExamples().values()) {
                try (Stub stub = new Stub()) {
                    stub.service.answer(example.toString());
                    SpecCalls.of(operation.id())
                            .make(stub.client, bodies(operation).get(0));
                    assertThat(stub.service.count()).isEqualTo(1);
                }
            }
        });
    }

    @Test
    void everyExampleOfARefusalIsAnException() {
        for (Map.Entry<String, JsonNode> refusal : refusals().entrySet()) {
            JsonNode example = refusal.getValue();
            int status = switch (refusal.getKey()) {
                case "JobBadRequest" -> 400;
                case "JobForbidden" -> 403;
                case "JobServerError" -> 500;
                default -> throw new AssertionError("a new refusal: " + refusal);
            };
            try (Stub stub = new Stub()) {
                stub.service.answer(status, example.toString());
                ApiException thrown = catchThrowableOfType(
                        ApiException.class, () -> stub.client.datasets().status("d"));
                assertThat(thrown.errorCode()).isEqualTo(example.get("code").asText());
                assertThat(thrown.serviceMessage()).isEqualTo(example.get("msg").asText());
            }
        }
    }

    /** Wherever they stand: in requests, answers, refusals, and the one of a user's id. None is overlooked above. */
    @Test
    void everyExampleOfTheContractIsOneOfThese() {
        int requests = 0;
        int answers = 0;
        int later = 0;
        for (Contract.Operation operation : Contract.POWERDRILL.operations()) {
            int all = examples(operation.node());
            if (NOT_YET.contains(operation.id())) {
                later += all;
            } else {
                requests += operation.requestExamples().size();
                answers += operation.responseExamples().size();
                assertThat(operation.requestExamples().size()
                                + operation.responseExamples().size())
                        .as(operation.id())
                        .isEqualTo(all);
            }
        }
        int refusals = refusals().size();
        int userIds = 1;

        assertThat(List.of(requests, answers, refusals, later)).containsExactly(19, 27, 3, 12);
        assertThat(requests + answers + refusals + userIds + later)
                .isEqualTo(examples(Contract.POWERDRILL.root()))
                .isEqualTo(62);
    }

    @Test
    void theExampleOfAUserIdIsTaken() {
        String user = Contract.POWERDRILL
                .root()
                .at("/components/schemas/UserId/example")
                .asText();
        try (Stub stub = new Stub();
                PowerdrillClient client = stub.builder().userId(user).build()) {
            stub.service.answer(EMPTY);
            client.datasets().delete("d1");

            assertThat(stub.service.next().getBody().readUtf8()).isEqualTo("{\"user_id\":\"" + user + "\"}");
        }
    }

    /** A check of one operation. */
    private interface Check {
        void of(Contract.Operation operation);
    }

    private static Stream<DynamicTest> each(Check check) {
        return Contract.POWERDRILL.operations().stream()
                .filter(operation -> !NOT_YET.contains(operation.id()))
                .map(operation -> dynamicTest(operation.id(), () -> check.of(operation)));
    }

    private static List<JsonNode> bodies(Contract.Operation operation) {
        return operation.hasRequestBody()
                ? SpecSamples.requests(operation.requestSchema())
                : List.of(JsonNodeFactory.instance.objectNode());
    }

    private static void assertSent(Contract.Operation operation, JsonNode body) {
        String sent = send(operation, body).getBody().readUtf8();
        if (operation.hasRequestBody()) {
            assertThat(json(sent)).isEqualTo(json(body.toString()));
        } else {
            assertThat(sent).isEmpty();
        }
    }

    /** What goes out for this body, on behalf of the user it names. */
    private static RecordedRequest send(Contract.Operation operation, JsonNode body) {
        String user = body.path("user_id").asText(body.path("userId").asText(Stub.USER));
        try (Stub stub = new Stub();
                PowerdrillClient client = stub.builder().userId(user).build()) {
            stub.service.answer(RequestsTest.documentedAnswer(operation.id()));
            SpecCalls.of(operation.id()).make(client, body);
            return stub.service.next();
        }
    }

    private static boolean answersSomething(Contract.Operation operation) {
        boolean something = operation.responseSchema().at("/properties/data").has("$ref");
        assertThat(wireType(operation).equals(Void.class)).isEqualTo(!something);
        return something;
    }

    private static Class<?> wireType(Contract.Operation operation) {
        return Objects.requireNonNull(OPS.get(operation.id()), operation.id()).wireType();
    }

    private static JsonNode rewritten(Contract.Operation operation, JsonNode answer) {
        Json dialect = operation.id().startsWith("v2") ? Json.SNAKE : Json.CAMEL;
        try {
            Object read = dialect.reader(wireType(operation)).readValue(answer.toString());
            return json(dialect.text(read));
        } catch (IOException e) {
            throw new UncheckedIOException(operation.id(), e);
        }
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
        } else if (expected.isTextual() && actual.isNumber()) { // times are written as milliseconds
            assertThat(Instant.ofEpochMilli(actual.longValue())).as(at).isEqualTo(Instant.parse(expected.asText()));
        } else {
            assertThat(actual).as(at).isEqualTo(expected);
        }
    }

    private static Map<String, JsonNode> refusals() {
        return Contract.POWERDRILL.root().at("/components/responses").properties().stream()
                .filter(response -> examples(response.getValue()) > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        response -> response.getValue().at("/content/application~1json/examples/doc/value")));
    }

    private static int examples(JsonNode node) {
        int count = 0;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().equals("example")) {
                count++;
            } else if (field.getKey().equals("examples")) {
                count += field.getValue().size();
            } else {
                count += examples(field.getValue());
            }
        }
        if (node.isArray()) {
            for (JsonNode item : node) {
                count += examples(item);
            }
        }
        return count;
    }
}
