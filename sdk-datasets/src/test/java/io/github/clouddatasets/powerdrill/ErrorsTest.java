package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.fixture.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's refusals become, with HTTP 200 too: specs/powerdrill.md section 3 and the codes of the contract. */
class ErrorsTest {

    private final Stub stub = new Stub();
    private final PowerdrillClient once = stub.client.with(o -> o.maxAttempts(1));

    @AfterEach
    void close() {
        stub.close();
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                arguments(400, 300001, InvalidRequestException.class),
                arguments(200, 300002, PermissionDeniedException.class),
                arguments(200, 300003, NotFoundException.class),
                arguments(200, 300004, InvalidRequestException.class),
                arguments(200, 300005, InvalidRequestException.class),
                arguments(200, 300006, QuotaExceededException.class),
                arguments(200, 300007, ServerException.class),
                arguments(200, 300008, ServerException.class),
                arguments(200, 300009, QuotaExceededException.class),
                arguments(200, 300011, ServerException.class),
                arguments(400, 210020, ServerException.class),
                arguments(500, 210020, ServerException.class),
                arguments(400, 210021, QuotaExceededException.class),
                arguments(400, 210022, InvalidRequestException.class),
                arguments(400, 210023, ConflictException.class),
                arguments(400, 210024, InvalidRequestException.class),
                arguments(400, 210025, InvalidRequestException.class),
                arguments(400, 210026, InvalidRequestException.class),
                arguments(500, 9999, ServerException.class),
                arguments(429, 201, RateLimitedException.class),
                arguments(403, 1002, AuthenticationException.class),
                arguments(403, 1003, AuthenticationException.class),
                arguments(403, 1004, AuthenticationException.class),
                arguments(200, 100, InvalidRequestException.class),
                arguments(400, 100, InvalidRequestException.class),
                arguments(200, 100001, InvalidRequestException.class),
                arguments(200, 100112, InvalidRequestException.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("codes")
    void everyCodeHasItsKind(int status, int code, Class<? extends ApiException> type) {
        ApiException refusal = refusal(status, "{\"code\":" + code + ",\"msg\":\"what the service says\"}");

        assertThat(refusal).isExactlyInstanceOf(type);
        assertThat(refusal.httpStatus()).isEqualTo(status);
        assertThat(refusal.errorCode()).isEqualTo(Integer.toString(code));
        assertThat(refusal.serviceMessage()).isEqualTo("what the service says");
        assertThat(refusal)
                .hasMessageStartingWith(
                        "powerdrill v2GetDatasetStatus: " + status + " " + code + " what the service says");
    }

    @Test
    void everyCodeOfTheContractIsTestedAndRetriedOnlyAsTheContractSays() {
        List<Integer> tested = codes().map(row -> (Integer) row.get()[1]).toList();
        List<Integer> documented = new ArrayList<>();
        for (JsonNode row : Contract.POWERDRILL.root().get("x-error-codes")) {
            int code = row.get("code").asInt();
            documented.add(code);
            int status = row.path("http").isInt() ? row.get("http").asInt() : 400;
            ApiException refusal = refusal(status, "{\"code\":" + code + "}");
            assertThat(refusal.retryable())
                    .as("retry of %s", row)
                    .isEqualTo(row.get("retry").asBoolean());
        }

        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(tested).containsAll(documented);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':300003,'msg':'dataset not found'}",
                "{'code':300003,'message':'dataset not found'}",
                "{'code':300003,'msg':null,'message':'dataset not found'}",
                "{'code':300003,'msg':'dataset not found','message':'dataset not found'}",
                "{'code':'300003','msg':'dataset not found'}",
                "{'code':{'code':300003},'msg':'dataset not found'}",
                "{'data':{'synched_count':5},'code':300003,'msg':'dataset not found'}",
                "{'data':'whatever','code':300003,'msg':'dataset not found'}",
                "{'data':null,'msg':'dataset not found','code':300003}"
            })
    void everySpellingOfARefusalIsUnderstoodWithStatus200AndWithout(String body) {
        for (int status : new int[] {200, 404}) {
            ApiException refusal = refusal(status, body.replace('\'', '"'));

            assertThat(refusal).isExactlyInstanceOf(NotFoundException.class);
            assertThat(refusal.errorCode()).isEqualTo("300003");
            assertThat(refusal.serviceMessage()).isEqualTo("dataset not found");
        }
    }

    @Test
    void msgIsReadBeforeMessage() {
        for (int status : new int[] {200, 400}) {
            ApiException refusal = refusal(status, "{\"message\":\"second\",\"msg\":\"first\",\"code\":300001}");

            assertThat(refusal.serviceMessage()).as("with status %s", status).isEqualTo("first");
        }
    }

    @Test
    void aCodeWithoutTextIsExplained() {
        assertThat(refusal(200, "{\"code\":300003}"))
                .hasMessageStartingWith("powerdrill v2GetDatasetStatus: 200 300003 no such resource in the project");
        assertThat(refusal(403, "{\"code\":1003,\"msg\":\"insufficient.authentication\"}"))
                .hasMessageStartingWith("powerdrill v2GetDatasetStatus: 403 1003 insufficient.authentication "
                        + "(the credentials are missing or incomplete)");
    }

    @Test
    void anUnknownCodeWithStatus200IsARefusalToo() {
        ApiException refusal = refusal(200, "{\"code\":777,\"msg\":\"new\",\"data\":{\"synched_count\":1}}");

        assertThat(refusal).isExactlyInstanceOf(ApiException.class);
        assertThat(refusal.errorCode()).isEqualTo("777");
        assertThat(refusal.retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403"})
    void aWrongKeyUnderEitherStatus(int status) {
        assertThat(refusal(status, "{\"code\":1004,\"msg\":\"Bad credentials\"}"))
                .isExactlyInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "401, AUTHENTICATION",
        "402, QUOTA_EXCEEDED",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "409, CONFLICT",
        "429, RATE_LIMITED",
        "500, SERVER",
        "502, SERVER",
        "503, SERVER",
        "504, SERVER"
    })
    void aStatusWithoutCodeHasAKind(int status, String kind) {
        assertThat(refusal(status, "").kind()).hasToString(kind);
    }

    @Test
    void aBodyThatIsNoJsonKeepsItsText() {
        String html = "<html>\n<h1>502 Bad Gateway</h1></html>";
        ApiException refusal = refusal(502, html);

        assertThat(refusal).isExactlyInstanceOf(ServerException.class);
        assertThat(refusal.error().body()).isEqualTo(html);
        assertThat(refusal.errorCode()).isNull();
        assertThat(refusal.retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 502})
    void theServicesTraceIdIsTheRequestIdOfTheException(int status) {
        stub.service.answer(new MockResponse()
                .setResponseCode(status)
                .setHeader("x-pd-trace-id", "pd-7")
                .setBody("{\"code\":300001}"));

        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> once.with(o -> o.traceId("job-42")).datasets().status("d"));
        assertThat(refusal.requestId()).isEqualTo("pd-7");
        assertThat(refusal.traceId()).isEqualTo("job-42");
        assertThat(refusal).hasMessageEndingWith("[trace job-42, request pd-7, 1 attempt]");
    }

    @Test
    void theFirstVersionRefusesAlike() {
        stub.service.answer("{\"code\":300003,\"msg\":\"dataset not found\"}");

        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> once.v1().datasets().status("d")))
                .hasMessageStartingWith("powerdrill v1GetDatasetStatus: 200 300003 dataset not found");
    }

    private ApiException refusal(int status, String body) {
        stub.service.answer(status, body);
        return catchThrowableOfType(ApiException.class, () -> once.datasets().status("d"));
    }
}
