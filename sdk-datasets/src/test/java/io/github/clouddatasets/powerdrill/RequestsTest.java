package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.fixture.Contract;
import io.github.clouddatasets.fixture.Models;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out, byte by byte, and that the contract is covered. */
class RequestsTest {

    /** A call and the request it must make. */
    record GoldenCall(String operation, String target, Consumer<PowerdrillClient> call) {
        @Override
        public String toString() {
            return operation + " " + target;
        }
    }

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    static List<GoldenCall> calls() {
        return List.of(
                new GoldenCall(
                        "v2ListDatasets",
                        "/v2/team/datasets?page_number=1&page_size=100&user_id=tmm-cm5ao3yoe",
                        c -> c.datasets().list().first()),
                new GoldenCall(
                        "v2ListDatasets",
                        "/v2/team/datasets?page_number=1&page_size=7&search=a%20b%26%2B%E8%8D%89&user_id=tmm-cm5ao3yoe",
                        c -> c.datasets()
                                .list(q -> q.search("a b&+\u8349").pageSize(7))
                                .first()),
                new GoldenCall(
                        "v2GetDatasetStatus",
                        "/v2/team/datasets/dset-1%20%3F/status?user_id=tmm-cm5ao3yoe",
                        c -> c.datasets().status("dset-1 ?")),
                new GoldenCall(
                        "v1ListDatasets",
                        "/v1/team/datasets?pageNumber=1&pageSize=100",
                        c -> c.v1().datasets().list().first()),
                new GoldenCall(
                        "v1ListDatasets",
                        "/v1/team/datasets?pageNumber=1&pageSize=7&name=a%20b%26%2B%E8%8D%89",
                        c -> c.v1().datasets()
                                .list(q -> q.search("a b&+\u8349").pageSize(7))
                                .first()),
                new GoldenCall(
                        "v1GetDatasetStatus",
                        "/v1/team/datasets/dset-1/status",
                        c -> c.v1().datasets().status("dset-1")));
    }

    static List<Op<?>> operations() {
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

        assertThat(request.getRequestLine()).isEqualTo("GET /api" + golden.target + " HTTP/1.1");
        assertThat(request.getBodySize()).isZero();
        assertThat(request.getHeader("x-pd-external-trace-id")).matches("[0-9a-f]{32}");
        assertThat(headers(request)).isEqualTo(expected(String.valueOf(request.getHeader("x-pd-external-trace-id"))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aGivenTraceIdGoesOutInstead(GoldenCall golden) {
        RecordedRequest request = sent(golden, stub.client.with(o -> o.traceId("job-42")));

        assertThat(headers(request)).isEqualTo(expected("job-42"));
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
    void everyOperationHasAGoldenRequest() {
        assertThat(operations()).extracting(Op::id).doesNotHaveDuplicates();
        Set<String> golden = new TreeSet<>();
        calls().forEach(call -> golden.add(call.operation));
        assertThat(golden)
                .isEqualTo(new TreeSet<>(operations().stream().map(Op::id).toList()))
                .contains("v2ListDatasets", "v2GetDatasetStatus", "v1ListDatasets", "v1GetDatasetStatus");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyQueryParameterCanBeSent(Op<?> operation) {
        Set<String> sent = new TreeSet<>();
        for (GoldenCall call : calls()) {
            if (call.operation.equals(operation.id()) && call.target.contains("?")) {
                String query = call.target.substring(call.target.indexOf('?') + 1);
                for (String pair : query.split("&", -1)) {
                    sent.add(pair.substring(0, pair.indexOf('=')));
                }
            }
        }

        assertThat(sent)
                .isEqualTo(new TreeSet<>(
                        Contract.POWERDRILL.operation(operation.id()).queryParameters()));
    }

    static String documentedAnswer(String operation) {
        return Contract.POWERDRILL.operation(operation).responseExample().toString();
    }

    private RecordedRequest sent(GoldenCall golden, PowerdrillClient client) {
        stub.service.answer(documentedAnswer(golden.operation));
        golden.call.accept(client);
        return stub.service.next();
    }

    /** Reads have no Content-Type. */
    private Map<String, String> expected(String traceId) {
        return new TreeMap<>(Map.of(
                "host",
                stub.service.authority(),
                "connection",
                "Keep-Alive",
                "accept-encoding",
                "gzip",
                "accept",
                "application/json",
                "user-agent",
                "clouddatasets-java/dev java/" + Runtime.version().feature(),
                "x-pd-api-key",
                Stub.KEY,
                "x-pd-external-trace-id",
                traceId));
    }

    private static Map<String, String> headers(RecordedRequest request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaders()
                .forEach(header -> headers.merge(
                        header.getFirst().toLowerCase(Locale.ROOT),
                        header.getSecond(),
                        (one, two) -> one + ", " + two));
        return headers;
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
