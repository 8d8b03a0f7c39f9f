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
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** The documented status, the code, and what it becomes. */
    static Stream<Arguments> codes() {
        return Stream.of(
                arguments(400, 300001, InvalidRequestException.class, "a parameter is wrong"),
                arguments(200, 300002, PermissionDeniedException.class, "no permission"),
                arguments(200, 300003, NotFoundException.class, "no such resource in the project of this API key"),
                arguments(200, 300004, InvalidRequestException.class, "this file extension is not supported"),
                arguments(200, 300005, InvalidRequestException.class, "the file is empty"),
                arguments(200, 300006, QuotaExceededException.class, "the workspace's storage is full"),
                arguments(200, 300007, ServerException.class, "the upload failed at the service"),
                arguments(200, 300008, ServerException.class, "the presigned link could not be made"),
                arguments(200, 300009, QuotaExceededException.class, "the limit of 150 sessions is reached"),
                arguments(200, 300011, ServerException.class, "the data source could not be created at the service"),
                arguments(400, 210020, ServerException.class, "the job failed"),
                arguments(400, 210021, QuotaExceededException.class, "the job quota is used up"),
                arguments(400, 210022, InvalidRequestException.class, "the question is longer than 6000 characters"),
                arguments(400, 210023, ConflictException.class, "a selected data source is not synched yet"),
                arguments(400, 210024, InvalidRequestException.class, "the text is longer than 5000 characters"),
                arguments(400, 210025, InvalidRequestException.class, "more than 1000 data sources are selected"),
                arguments(400, 210026, InvalidRequestException.class, "the analysis is invalid: try stream mode"),
                arguments(500, 9999, ServerException.class, "internal error of the service"),
                arguments(429, 201, RateLimitedException.class, "more than 20 requests a second for the team"),
                arguments(403, 1002, AuthenticationException.class, "the credentials are expired"),
                arguments(403, 1003, AuthenticationException.class, "the credentials are missing or incomplete"),
                arguments(403, 1004, AuthenticationException.class, "the API key is wrong"),
                arguments(400, 100, InvalidRequestException.class, "the request is wrong"),
                arguments(400, 100001, InvalidRequestException.class, "the operation is not valid here"),
                arguments(400, 100112, InvalidRequestException.class, "the model group must be the default one"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("codes")
    void everyCodeHasItsKindUnderWhateverStatus(
            int documented, int code, Class<? extends ApiException> type, String meaning) {
        for (int status : new TreeSet<>(List.of(documented, 200, 400, 500))) {
            ApiException refusal = refusal(status, "{\"code\":" + code + ",\"msg\":\"what the service says\"}");

            assertThat(refusal).as("with status %s", status).isExactlyInstanceOf(type);
            assertThat(refusal.httpStatus()).isEqualTo(status);
            assertThat(refusal.errorCode()).isEqualTo(Integer.toString(code));
            assertThat(refusal.serviceMessage()).isEqualTo("what the service says");
            assertThat(refusal)
                    .hasMessageStartingWith("powerdrill v2GetDatasetStatus: " + status + " " + code
                            + " what the service says (" + meaning);
        }
    }

    @Test
    void everyCodeOfTheContractIsTestedAndRetriedOnlyAsTheContractSays() {
        Map<Integer, Integer> tested =
                codes().collect(Collectors.toMap(row -> (Integer) row.get()[1], row -> (Integer) row.get()[0]));
        List<Integer> documented = new ArrayList<>();
        for (JsonNode row : Contract.POWERDRILL.root().get("x-error-codes")) {
            int code = row.get("code").asInt();
            documented.add(code);
            for (int status : new int[] {row.path("http").asInt(400), 200, 400, 500}) {
                ApiException refusal = refusal(status, "{\"code\":" + code + "}");
                assertThat(refusal.retryable())
                        .as("retry of %s with status %s", row, status)
                        .isEqualTo(row.get("retry").asBoolean());
            }
        }

        assertThat(tested.keySet()).containsExactlyInAnyOrderElementsOf(documented);
        for (JsonNode row : Contract.POWERDRILL.root().get("x-error-codes")) {
            if (row.path("http").isInt()) {
                assertThat(tested)
                        .containsEntry(row.get("code").asInt(), row.get("http").asInt());
            }
        }
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
