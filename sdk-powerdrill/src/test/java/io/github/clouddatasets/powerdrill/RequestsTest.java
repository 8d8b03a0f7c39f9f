package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Models;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out, byte by byte, and that the contract is covered. */
class RequestsTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static List<GoldenCall> calls() {
        return GoldenCall.all();
    }

    /** The object storage behind presigned links is another service: the contract knows it by its links alone. */
    private static final Set<String> OF_THE_STORAGE = Set.of("putPart", "getFile");

    /** Which the contract has once, for an answer that is waited for and for one that is streamed. */
    private static final List<String> IN_TWO_WAYS = List.of("v1CreateJob", "v2CreateJob");

    /** All operations of the contract. */
    static List<Op<?>> operations() {
        return constants().stream()
                .filter(operation -> !OF_THE_STORAGE.contains(operation.id()))
                .toList();
    }

    private static List<Op<?>> constants() {
        List<Op<?>> operations = new ArrayList<>();
        Models.MODULE.stream()
                .filter(type -> type.getPackageName().equals("io.github.clouddatasets.powerdrill"))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Op.class))
                .forEach(field -> operations.add(constant(field)));
        return operations;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyRequestCarriesTheKeyAndAGeneratedTraceId(GoldenCall golden) {
        RecordedRequest request = sent(golden, stub.client);

        assertThat(request.getRequestLine()).isEqualTo(golden.method() + " /api" + golden.target() + " HTTP/1.1");
        assertThat(body(request)).isEqualTo(golden.body());
        assertThat(request.getHeader("x-pd-external-trace-id")).matches("[0-9a-f]{32}");
        assertThat(headers(request))
                .isEqualTo(expected(golden, String.valueOf(request.getHeader("x-pd-external-trace-id"))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aGivenTraceIdGoesOutInstead(GoldenCall golden) {
        RecordedRequest request = sent(golden, stub.client.with(o -> o.traceId("job-42")));

        assertThat(headers(request)).isEqualTo(expected(golden, "job-42"));
    }

    @Test
    void everyCallHasATraceIdOfItsOwn() {
        stub.service.answer(documentedAnswer("v2GetDatasetStatus")).answer(documentedAnswer("v2GetDatasetStatus"));
        stub.client.datasets().status("d");
        stub.client.datasets().status("d");

        assertThat(stub.service.all())
                .extracting(request -> request.getHeader("x-pd-external-trace-id"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyAttemptOfACallHasTheSameTraceId() {
        stub.service.answer(502, "").answer(documentedAnswer("v2GetDatasetStatus"));
        stub.client.datasets().status("d");

        Set<String> ids = new TreeSet<>();
        stub.service.all().forEach(request -> ids.add(String.valueOf(request.getHeader("x-pd-external-trace-id"))));
        assertThat(stub.service.count()).isEqualTo(2);
        assertThat(ids).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationStandsInTheContractWithItsMethodAndPath(Op<?> operation) {
        assertThat(operation.toString())
                .isEqualTo(Contract.POWERDRILL.operation(operation.id()).line());
    }

    @Test
    void theStorageStandsApart() {
        Set<String> apart = new TreeSet<>();
        constants().forEach(operation -> apart.add(operation.id()));
        operations().forEach(operation -> apart.remove(operation.id()));
        assertThat(apart).isEqualTo(OF_THE_STORAGE);
        assertThat(OF_THE_STORAGE).noneMatch(Contract.POWERDRILL::has);
    }

    @Test
    void everyOperationHasAGoldenRequest() {
        List<String> ids = new ArrayList<>(operations().stream().map(Op::id).toList());
        IN_TWO_WAYS.forEach(ids::remove);
        assertThat(ids).doesNotHaveDuplicates().containsAll(IN_TWO_WAYS).hasSize(42);
        Set<String> golden = new TreeSet<>();
        calls().forEach(call -> golden.add(call.operation()));
        assertThat(golden)
                .isEqualTo(new TreeSet<>(operations().stream().map(Op::id).toList()))
                .hasSize(42);
        for (String operation : IN_TWO_WAYS) {
            assertThat(calls().stream()
                            .filter(call -> call.operation().equals(operation))
                            .map(GoldenCall::streams))
                    .contains(true, false);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyQueryParameterCanBeSent(Op<?> operation) {
        Set<String> sent = new TreeSet<>();
        for (GoldenCall call : calls()) {
            if (call.operation().equals(operation.id()) && call.target().contains("?")) {
                String query = call.target().substring(call.target().indexOf('?') + 1);
                for (String pair : query.split("&", -1)) {
                    sent.add(pair.substring(0, pair.indexOf('=')));
                }
            }
        }

        assertThat(sent)
                .isEqualTo(new TreeSet<>(
                        Contract.POWERDRILL.operation(operation.id()).queryParameters()));
    }

    /** A repetition must not create a thing twice; what names its target, and what only reads, is repeated. */
    @ParameterizedTest
    @MethodSource("calls")
    void anAnswerThatIsLostIsAskedForAgainOnlyWhereTheContractAllowsIt(GoldenCall golden) {
        stub.service.answer(502, "");
        stub.answerAsDocumented(golden.operation(), golden.streams());
        boolean repeated =
                switch (Contract.POWERDRILL.operation(golden.operation()).note("x-retry")) {
                    case "safe", "idempotent", "safe-but-orphans-an-upload", "safe-but-orphans-a-file" -> true;
                    case "unsafe", "unknown", "never" -> false;
                    default -> throw new AssertionError("the contract has a new word for retries");
                };

        if (repeated) {
            golden.call().accept(stub.client);
        } else {
            assertThatThrownBy(() -> golden.call().accept(stub.client)).isInstanceOf(ServerException.class);
        }
        assertThat(stub.service.count()).isEqualTo(repeated ? 2 : 1);
        assertThat(stub.service.all()).extracting(RequestsTest::body).containsOnly(golden.body());
    }

    /** The contract's first example; without one, what a change answers according to the documents. */
    static String documentedAnswer(String operation) {
        Contract.Operation documented = Contract.POWERDRILL.operation(operation);
        return documented.responseExamples().isEmpty()
                ? "{\"code\":0,\"data\":null}"
                : documented.responseExamples().values().iterator().next().toString();
    }

    private RecordedRequest sent(GoldenCall golden, PowerdrillClient client) {
        stub.answerAsDocumented(golden.operation(), golden.streams());
        golden.call().accept(client);
        return stub.service.next();
    }

    /** Requests without a body have no Content-Type. */
    private Map<String, String> expected(GoldenCall golden, String traceId) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "host",
                stub.service.authority(),
                "connection",
                "Keep-Alive",
                "accept-encoding",
                golden.streams() ? "identity" : "gzip", // compressed, events would be held back
                "accept",
                golden.streams() ? "text/event-stream, application/json" : "application/json",
                "user-agent",
                "clouddatasets-java/" + System.getProperty("built.version") + " java/"
                        + Runtime.version().feature(),
                "x-pd-api-key",
                Stub.KEY,
                "x-pd-external-trace-id",
                traceId));
        headers.putAll(golden.ownHeaders());
        if (golden.body().startsWith("--B")) {
            headers.put("content-type", "multipart/form-data; boundary=B");
            headers.put("content-length", "that of the body");
        } else if (!golden.body().isEmpty()) {
            headers.put("content-type", "application/json");
            headers.put("content-length", String.valueOf(golden.body().getBytes(StandardCharsets.UTF_8).length));
        }
        return headers;
    }

    private static Map<String, String> headers(RecordedRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaders()
                .forEach(header -> headers.merge(
                        header.getFirst().toLowerCase(Locale.ROOT),
                        header.getSecond(),
                        (one, two) -> one + ", " + two));
        String boundary = boundary(request);
        if (boundary != null) {
            assertThat(headers).containsEntry("content-length", String.valueOf(request.getBodySize()));
            headers.put("content-length", "that of the body");
            headers.put("content-type", "multipart/form-data; boundary=B");
        }
        return headers;
    }

    /** The body, with the letter B for a form's random boundary. */
    static String body(RecordedRequest request) {
        String text = request.getBody().clone().readUtf8();
        String boundary = boundary(request);
        return boundary == null ? text : text.replace(boundary, "B");
    }

    private static @Nullable String boundary(RecordedRequest request) {
        String type = request.getHeader("Content-Type");
        String form = "multipart/form-data; boundary=";
        return type == null || !type.startsWith(form) ? null : type.substring(form.length());
    }

    private static Op<?> constant(JavaField field) {
        try {
            Field reflected = Models.load(field.getOwner().getName()).getDeclaredField(field.getName());
            reflected.setAccessible(true);
            return (Op<?>) reflected.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field.getFullName(), e);
        }
    }
}
