package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.datasets.internal.ErrorMeanings;
import io.github.clouddatasets.testing.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's refusals become: specs/modelarts.md, section 5, and every row of the table of codes. */
class ErrorsTest {

    private final Stub stub = new Stub();
    private final DatasetClient once = stub.client.with(o -> o.maxAttempts(1));

    @AfterEach
    void close() {
        stub.close();
    }

    static Stream<Arguments> kinds() {
        return Stream.concat(
                IntStream.rangeClosed(201, 208).mapToObj(n -> kind(401, "0" + n, AuthenticationException.class)),
                Stream.of(
                        kind(400, "4352", NotFoundException.class),
                        kind(400, "4353", NotFoundException.class),
                        kind(400, "4359", NotFoundException.class),
                        kind(400, "4410", NotFoundException.class),
                        kind(400, "4420", NotFoundException.class),
                        kind(400, "0102", NotFoundException.class),
                        kind(400, "4351", ConflictException.class),
                        kind(400, "4371", ConflictException.class),
                        kind(400, "4411", ConflictException.class),
                        kind(400, "4355", ConflictException.class),
                        kind(400, "4356", ConflictException.class),
                        kind(400, "4343", ConflictException.class),
                        kind(400, "4344", ConflictException.class),
                        kind(400, "4349", ConflictException.class),
                        kind(400, "4381", ConflictException.class),
                        kind(501, "4385", ConflictException.class),
                        kind(501, "4386", ConflictException.class),
                        kind(501, "4387", ConflictException.class),
                        kind(501, "4394", ConflictException.class),
                        kind(400, "4370", RateLimitedException.class),
                        kind(429, "4395", RateLimitedException.class),
                        kind(403, "0203", AuthenticationException.class),
                        kind(403, "0206", AuthenticationException.class),
                        kind(403, "0210", PermissionDeniedException.class),
                        kind(403, "0108", PermissionDeniedException.class),
                        kind(403, "4310", PermissionDeniedException.class),
                        kind(400, "4370", RateLimitedException.class),
                        kind(400, "9999", InvalidRequestException.class),
                        kind(404, "9999", NotFoundException.class),
                        kind(409, "9999", ConflictException.class),
                        kind(500, "9999", ServerException.class),
                        kind(503, "9999", ServerException.class)));
    }

    private static Arguments kind(int status, String code, Class<? extends ApiException> type) {
        return Arguments.of(status, "ModelArts." + code, type);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theKindComesFromStatusAndCode(int status, String code, Class<? extends ApiException> type) {
        ApiException refusal =
                refusal(status, "{\"error_msg\":\"what the service says\",\"error_code\":\"" + code + "\"}");

        assertThat(refusal).isExactlyInstanceOf(type);
        assertThat(refusal.httpStatus()).isEqualTo(status);
        assertThat(refusal.errorCode()).isEqualTo(code);
        assertThat(refusal.serviceMessage()).isEqualTo("what the service says");
        assertThat(refusal)
                .hasMessageStartingWith("modelarts descDataset: " + status + " " + code + " what the service says")
                .hasMessageEndingWith("[trace " + refusal.traceId() + ", 1 attempt]");
    }

    @Test
    void theServicesOwnShape() {
        ApiException refusal = refusal(
                400, "{\"error_msg\":\"dataset gone\",\"error_code\":\"ModelArts.4352\"}", "X-Request-Id", "req-1");

        assertThat(refusal).isExactlyInstanceOf(NotFoundException.class);
        assertThat(refusal.service()).isEqualTo("modelarts");
        assertThat(refusal.operation()).isEqualTo("descDataset");
        assertThat(refusal.requestId()).isEqualTo("req-1");
        assertThat(refusal.retryable()).isFalse();
        assertThat(refusal.getMessage()).contains("dataset gone", ", request req-1,");
    }

    @Test
    void theGatewaysShapeWithItsRequestId() {
        ApiException refusal = refusal(
                401,
                "{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM authentication information\","
                        + "\"request_id\":\"gw-7\"}");

        assertThat(refusal).isExactlyInstanceOf(AuthenticationException.class);
        assertThat(refusal.errorCode()).isEqualTo("APIG.0301");
        assertThat(refusal.requestId()).isEqualTo("gw-7");
    }

    @ParameterizedTest
    @CsvSource({"404, APIG.0101", "404, APIGW.0101", "400, APIG.0101", "403, APIGW.0101"})
    void anApiThatTheGatewayDoesNotKnowIsNoMissingDataset(int status, String code) {
        ApiException refusal = refusal(
                status,
                "{\"error_code\":\"" + code + "\",\"error_msg\":\"The API does not exist\",\"request_id\":\"gw-8\"}");

        assertThat(refusal).isExactlyInstanceOf(UnavailableApiException.class);
        assertThat(refusal.kind()).isEqualTo(ErrorKind.UNAVAILABLE_API);
        assertThat(refusal.retryable()).isFalse();
        assertThat(refusal)
                .hasMessageStartingWith(
                        "modelarts descDataset: " + status + " " + code
                                + " The API does not exist (the gateway does not offer this API here: check endpoint and region)");
    }

    @Test
    void theIdentityServicesShapeWhoseCodeIsANumber() {
        ApiException refusal = refusal(
                401,
                "{\"error\":{\"code\":401,\"message\":\"The request you have made requires authentication.\","
                        + "\"title\":\"Unauthorized\"}}");

        assertThat(refusal).isExactlyInstanceOf(AuthenticationException.class);
        assertThat(refusal.errorCode()).isEqualTo("401");
        assertThat(refusal.serviceMessage()).isEqualTo("The request you have made requires authentication.");
    }

    @Test
    void theShapeOfOtherServices() {
        ApiException refusal = refusal(403, "{\"code\":\"Other.1\",\"message\":\"not for you\"}");

        assertThat(refusal).isExactlyInstanceOf(PermissionDeniedException.class);
        assertThat(refusal.errorCode()).isEqualTo("Other.1");
        assertThat(refusal.serviceMessage()).isEqualTo("not for you");
    }

    @Test
    void anErrorOneLevelDownUnderAnyName() {
        ApiException refusal =
                refusal(400, "{\"whatever\":{\"error_code\":\"ModelArts.4353\",\"error_msg\":\"no such version\"}}");

        assertThat(refusal).isExactlyInstanceOf(NotFoundException.class);
        assertThat(refusal.errorCode()).isEqualTo("ModelArts.4353");
        assertThat(refusal.serviceMessage()).isEqualTo("no such version");
    }

    @Test
    void htmlOfAProxyIsAServerErrorThatKeepsTheRawText() {
        String html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
        ApiException refusal = refusal(502, html);

        assertThat(refusal).isExactlyInstanceOf(ServerException.class);
        assertThat(refusal.errorCode()).isNull();
        assertThat(refusal.error().body()).isEqualTo(html);
        assertThat(refusal.getMessage()).doesNotContain("<");
        assertThat(refusal.retryable()).isTrue();
    }

    @Test
    void plainTextIsTheMessage() {
        ApiException refusal = refusal(500, "upstream connect error\n");

        assertThat(refusal).isExactlyInstanceOf(ServerException.class);
        assertThat(refusal.serviceMessage()).isEqualTo("upstream connect error");
    }

    @Test
    void anEmptyBodyIsJudgedByItsStatus() {
        ApiException refusal = refusal(404, "");

        assertThat(refusal).isExactlyInstanceOf(NotFoundException.class);
        assertThat(refusal.serviceMessage()).isNull();
        assertThat(refusal).hasMessageStartingWith("modelarts descDataset: 404 [trace ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html><center><h1>404 Not Found</h1></center><hr><center>nginx</center></html>",
                "405 | <html><h1>405 Not Allowed</h1></html>",
                "410 | gone for good",
                "404 | 404 page not found",
                "404 | {\"message\":\"no Route matched with those values\"}",
                "410 | {\"error_code\":\"APIG.0199\",\"error_msg\":\"m\"}",
                "404 | {\"error_code\":\"APIGW.0103\",\"error_msg\":\"The backend does not exist.\"}",
                "500 | {\"error_code\":\"APIG.0103\",\"error_msg\":\"The backend does not exist.\"}"
            })
    void whatIsNotOfTheServiceIsNoMissingDataset(int status, String body) {
        ApiException refusal = refusal(status, body);

        assertThat(refusal)
                .isExactlyInstanceOf(UnavailableApiException.class)
                .hasMessageContaining("check endpoint and region");
        assertThat(refusal.retryable()).isFalse();
    }

    /** The public tables of the gateway: status, code, kind, and whether another attempt may help. */
    @ParameterizedTest
    @CsvSource({
        "400, 0106, SERVER, false",
        "500, 0107, SERVER, false",
        "400, 0201, INVALID_REQUEST, false",
        "413, 0201, INVALID_REQUEST, false",
        "414, 0201, INVALID_REQUEST, false",
        "494, 0201, INVALID_REQUEST, false",
        "502, 0201, SERVER, true",
        "504, 0201, SERVER, true",
        "502, 0202, SERVER, true",
        "504, 0203, SERVER, true",
        "400, 0204, INVALID_REQUEST, false",
        "401, 0301, AUTHENTICATION, false",
        "403, 0301, AUTHENTICATION, false",
        "403, 0302, PERMISSION_DENIED, false",
        "401, 0303, AUTHENTICATION, false",
        "403, 0304, PERMISSION_DENIED, false",
        "401, 0305, AUTHENTICATION, false",
        "403, 0306, PERMISSION_DENIED, false",
        "401, 0307, AUTHENTICATION, false",
        "429, 0308, RATE_LIMITED, true",
        "403, 0310, PERMISSION_DENIED, false",
        "401, 0311, AUTHENTICATION, false",
        "403, 0401, PERMISSION_DENIED, false",
        "403, 0402, PERMISSION_DENIED, false",
        "403, 0404, PERMISSION_DENIED, false",
        "405, 0501, QUOTA_EXCEEDED, false",
        "405, 0502, PERMISSION_DENIED, false",
        "500, 0601, SERVER, true",
        "400, 0602, INVALID_REQUEST, false",
        "500, 0605, SERVER, false",
        "400, 0607, INVALID_REQUEST, false",
        "502, 0610, SERVER, true",
        "503, 0613, SERVER, true",
        "500, 0705, SERVER, false",
        "403, 0802, PERMISSION_DENIED, false",
        "403, 1009, AUTHENTICATION, false"
    })
    void everyCodeOfTheGatewayHasItsKind(int status, String number, ErrorKind kind, boolean retryable) {
        for (String start : List.of("APIG.", "APIGW.")) {
            ApiException refusal = refusal(status, "{\"error_code\":\"" + start + number + "\",\"error_msg\":\"m\"}");
            assertThat(refusal.kind()).as(start + number).isEqualTo(kind);
            assertThat(refusal.retryable()).as(start + number).isEqualTo(retryable);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2",
                "/v2/",
                "/v2/4a1b2c3d4e5f60718293a4b5c6d7e8f9",
                "/v2/p/datasets",
                "/V1/p",
                "/modelarts/v2/p"
            })
    void anEndpointThatWasPastedWithItsPathIsRefused(String path) {
        assertThatThrownBy(() -> stub.builder()
                        .endpoint("https://modelarts.eu-de.otc.t-systems.com" + path)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint must end before /v2");
    }

    @Test
    void aSuccessThatStartedNoVersionIsTheRefusalItCarries() {
        stub.service.answer(201, "{\"error_code\":\"ModelArts.4371\",\"error_msg\":\"version name exists\"}");

        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> once.createVersion("d1", b -> b.versionName("V004")));
        assertThat(refusal).isExactlyInstanceOf(ConflictException.class);
        assertThat(refusal)
                .hasMessageStartingWith("modelarts createDatasetVersion: 201 ModelArts.4371 version name exists");
    }

    @Test
    void aSuccessThatStartedNoExportIsTheRefusalItCarries() {
        stub.service.answer(200, "{\"error_code\":\"ModelArts.4352\",\"error_msg\":\"dataset not found\"}");

        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> once.exports().create("d1", b -> b.path("/p/")));
        assertThat(refusal).isExactlyInstanceOf(NotFoundException.class);
        assertThat(refusal).hasMessageStartingWith("modelarts exportTask: 200 ModelArts.4352 dataset not found");
    }

    @Test
    void aSuccessThatNamesNeitherVersionNorErrorSaysSo() {
        stub.service.answer(201, "{}");

        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> once.createVersion("d1", b -> b.versionName("V004")));
        assertThat(refusal).hasMessageContaining("the answer names no version");
    }

    @Test
    void theWaitTheServiceAsksForIsTold() {
        ApiException refusal = refusal(429, "{\"error_code\":\"ModelArts.4395\"}", "Retry-After", "7");

        assertThat(refusal).isExactlyInstanceOf(RateLimitedException.class);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(refusal.retryable()).isTrue();
    }

    /** A row of specs/modelarts-error-codes.csv. */
    record Row(int status, String code, String meaning) {}

    /** Rows whose meaning gives way to advice on what to do. */
    private static final Map<String, String> ADVICE = Map.of(
            "400 ModelArts.4355", "a sync is running already: syncPoller(datasetId) waits for it",
            "400 ModelArts.4356",
                    "an import is running already: imports().list(datasetId) finds it,"
                            + " imports().poller(datasetId, taskId) waits for it",
            "400 ModelArts.4370", "one version per minute: wait and publish again",
            "400 ModelArts.0210", "check projectId: it belongs to another region or user",
            "403 ModelArts.0210", "the token belongs to another project than projectId",
            "403 ModelArts.0206", "check access key, secret key and this machine's clock",
            "400 ModelArts.4310", "OBS access refused: check the agency authorization",
            "403 ModelArts.4310", "OBS access refused: check the agency authorization");

    @Test
    void everyDocumentedCodeHasAKindAndItsMeaningInTheMessage() {
        int refusals = 0;
        for (Row row : table()) {
            if (row.status < 300) {
                continue; // a note inside a task, not a refusal
            }
            refusals++;
            ApiException refusal = refusal(row.status, "{\"error_code\":\"" + row.code + "\"}");
            String expected = row.code.equals("ModelArts.0203")
                    ? "token cut, expired (IAM tokens live 24 hours) or of another region: fetch a new one"
                    : ADVICE.getOrDefault(row.status + " " + row.code, row.meaning);
            assertThat(refusal.errorCode()).isEqualTo(row.code);
            assertThat(refusal.kind()).as(row.toString()).isNotEqualTo(ErrorKind.OTHER);
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "modelarts descDataset: " + row.status + " " + row.code + " " + expected + " [trace ");
        }
        assertThat(refusals).isEqualTo(844);
    }

    @Test
    void theTableIsReadWhole() {
        List<Row> table = table();

        assertThat(table).hasSize(864);
        assertThat(table)
                .allSatisfy(row ->
                        assertThat(ErrorMeanings.of(row.status, row.code)).isEqualTo(row.meaning));
    }

    @Test
    void aCodeUnderTwoStatusesMeansTwoThings() {
        Set<@Nullable String> meanings = new LinkedHashSet<>();
        meanings.add(ErrorMeanings.of(200, "ModelArts.4902"));
        meanings.add(ErrorMeanings.of(400, "ModelArts.4902"));

        assertThat(meanings).hasSize(2).doesNotContainNull();
    }

    @Test
    void aQuotaIsNotWorthARetry() {
        ApiException refusal = refusal(400, "{\"error_code\":\"ModelArts.0118\"}");

        assertThat(refusal).isExactlyInstanceOf(QuotaExceededException.class);
        assertThat(refusal.retryable()).isFalse();
    }

    private ApiException refusal(int status, String body, String... header) {
        MockResponse response = new MockResponse().setResponseCode(status).setBody(body);
        if (header.length > 0) {
            response.setHeader(header[0], header[1]);
        }
        stub.service.answer(response);
        return catchThrowableOfType(ApiException.class, () -> once.get("d1"));
    }

    private static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Contract.SPECS.resolve("modelarts-error-codes.csv"))) {
                String[] columns = line.split(",", 3);
                if (!columns[0].equals("http_status")) {
                    String meaning = columns[2].startsWith("\"")
                            ? columns[2].substring(1, columns[2].length() - 1).replace("\"\"", "\"")
                            : columns[2];
                    rows.add(new Row(Integer.parseInt(columns[0]), columns[1], meaning));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
