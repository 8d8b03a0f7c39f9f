package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.testing.Models.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.EventSource;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.testing.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The SDK has all that the contract has, and the contract all that the SDK has. */
class SpecCompletenessTest {

    /** Fields of the contract that no record has, and why. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "page_number", "the client knows which page it asked for",
            "pageNumber", "the client knows which page it asked for",
            "part_number", "deprecated: the sample and every client of the service send number instead");

    /** What answers of version 1 call by other names: specs/powerdrill.md, section 11. */
    private static final Map<String, String> V1_NAMES = Map.of(
            "outputLanguage", "languageType",
            "maxContextualJobHistory", "maxMessagesInContext",
            "expiresAt", "expireAt");

    private static final String EMPTY = "{\"code\":0,\"data\":null}";

    private static final Map<String, Op<?>> OPS = RequestsTest.operations().stream()
            .filter(operation -> !operation.wireType().equals(EventSource.class)) // there is the same without events
            .collect(Collectors.toMap(Op::id, Function.identity()));

    @Test
    void theOperationsOfTheContractAreThoseOfTheSdk() {
        Set<String> documented = new TreeSet<>();
        Contract.POWERDRILL.operations().forEach(operation -> documented.add(operation.id()));
        assertThat(documented).hasSize(42);
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
        return each(operation -> {
            List<String> headers = new ArrayList<>(operation.parameters("header"));
            if (operation.id().equals("v1CreateJob")) {
                assertThat(headers.remove("x-pd-api-agent-id")).isTrue(); // sent: RequestsTest
            }
            assertThat(headers).containsExactly("x-pd-external-trace-id");
        });
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
                places.add(operation.formFields().isEmpty() ? "body" : "form");
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
    Stream<DynamicTest> everyFieldOfAFormIsSentAndNoOther() {
        List<Contract.Operation> forms = Contract.POWERDRILL.operations().stream()
                .filter(operation -> !operation.formFields().isEmpty())
                .toList();
        assertThat(forms).hasSize(2);
        return forms.stream()
                .map(operation -> dynamicTest(operation.id(), () -> {
                    String sent =
                            send(operation, bodies(operation).get(0)).getBody().readUtf8();
                    Set<String> names = Pattern.compile("; name=\"(.*?)\"")
                            .matcher(sent)
                            .results()
                            .map(name -> name.group(1))
                            .collect(Collectors.toSet());
                    assertThat(names).isEqualTo(operation.formFields());
                }));
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
                    ObjectNode body = bodies(operation).get(0).deepCopy();
                    body.remove("stream");
                    SpecCalls.of(operation.id()).make(stub.client, body);
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
        int streams = 0;
        for (Contract.Operation operation : Contract.POWERDRILL.operations()) {
            requests += operation.requestExamples().size();
            answers += operation.responseExamples().size();
            streams += operation.streamExamples().size(); // replayed in JobStreamTest
            assertThat(operation.requestExamples().size()
                            + operation.responseExamples().size()
                            + operation.streamExamples().size())
                    .as(operation.id())
                    .isEqualTo(examples(operation.node()));
        }
        int refusals = refusals().size();
        int userIds = 1;

        assertThat(List.of(requests, answers, streams, refusals)).containsExactly(21, 34, 3, 3);
        assertThat(requests + answers + streams + refusals + userIds)
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
                .map(operation -> dynamicTest(operation.id(), () -> check.of(operation)));
    }

    /** An operation and a body that its call takes; not one that asks for events. */
    record Request(String operation, JsonNode body) {}

    static Stream<Request> requests() {
        return Contract.POWERDRILL.operations().stream().map(operation -> {
            ObjectNode body = bodies(operation).get(0).deepCopy();
            body.remove("stream");
            return new Request(operation.id(), body);
        });
    }

    private static List<JsonNode> bodies(Contract.Operation operation) {
        return operation.hasRequestBody() && operation.formFields().isEmpty()
                ? SpecSamples.requests(operation.requestSchema())
                : List.of(JsonNodeFactory.instance.objectNode());
    }

    private static void assertSent(Contract.Operation operation, JsonNode body) {
        if (!operation.formFields().isEmpty()) {
            return; // everyFieldOfAFormIsSentAndNoOther
        }
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
            stub.answerAsDocumented(operation.id(), body.path("stream").asBoolean());
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
            JsonNode written = json(dialect.text(read));
            return operation.id().startsWith("v2") ? written : inVersion1(operation.id(), written);
        } catch (IOException e) {
            throw new UncheckedIOException(operation.id(), e);
        }
    }

    /** The records are those of version 2: the names of version 1 for what they were read from. */
    private static JsonNode inVersion1(String operation, JsonNode written) {
        if (written.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            written.forEach(item -> items.add(inVersion1(operation, item)));
            return items;
        }
        if (!written.isObject()) {
            return written;
        }
        Map<String, String> names = new HashMap<>(V1_NAMES);
        if (operation.contains("Session")) {
            names.put("name", "title");
        }
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        written.properties()
                .forEach(field -> renamed.set(
                        names.getOrDefault(field.getKey(), field.getKey()), inVersion1(operation, field.getValue())));
        return renamed;
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
        } else if (expected.isNull()) {
            assertThat(actual.isMissingNode() || actual.isNull()).as(at).isTrue();
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
