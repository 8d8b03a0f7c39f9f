package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.Recording;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's refusals become. The whole 401 table is in {@link LoginTest}. */
class RefusalTest {

    private static final String JOB = "019fc677-b366-7883-94da-2397c5e9aa87";

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ApiException refusalOfARead() {
        return catchThrowableOfType(ApiException.class, () -> client.exports().get("1"));
    }

    @Test
    void aForbiddenDeletionSaysWhoMayDelete() {
        server.always(Recording.answer("job-delete-as-admin-forbidden"));

        assertThatThrownBy(() -> client.jobs().delete(JOB))
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessageMatching("idah deleteJob: 403 Verse::Error::Unauthorized unauthorized action `delete` on "
                        + "`sync:jobs` \\(only the service's own system role may delete jobs; no account or API key "
                        + "can\\) \\[trace [0-9a-f]{32}, 1 attempt]");
    }

    @Test
    void otherMissingRightsAreNotExplainedWithThat() {
        server.always(Answer.json(
                403,
                "{\"errors\":[{\"title\":\"Verse::Error::Unauthorized\","
                        + "\"detail\":\"unauthorized action `read` on `sync:exports`\"}]}"));

        assertThat(refusalOfARead())
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessageNotContaining("system role");
    }

    @Test
    void aMissingRecordAndAMissingRouteAreToldApart() {
        server.answers(Recording.answer("export-show-missing-404"), Recording.answer("route-unknown"));

        assertThat(catchThrowable(() -> client.exports().get("999")))
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageContaining("404 Verse::Error::RecordNotFound")
                .hasMessageNotContaining("endpoint");
        assertThat(refusalOfARead())
                .isExactlyInstanceOf(UnavailableApiException.class)
                .hasMessageContaining("check the endpoint, which ends in /api/v1");
    }

    @Test
    void aPageOfAWebServerIsNoMissingRecord() {
        for (int status : new int[] {404, 405, 410}) {
            server.answers(Answer.body(status, "text/html", "<html><h1>Not Found</h1></html>"));
            assertThat(refusalOfARead())
                    .isExactlyInstanceOf(UnavailableApiException.class)
                    .hasMessageContaining("check the endpoint, which ends in /api/v1");
        }
        server.answers(Answer.body(404, "text/plain", "404 page not found"));
        assertThat(refusalOfARead()).isExactlyInstanceOf(UnavailableApiException.class);
    }

    @Test
    void aKeyThatMayNotReadIsToldWhichMay() {
        server.always(Answer.json(
                403,
                "{\"errors\":[{\"title\":\"Verse::Error::Unauthorized\","
                        + "\"detail\":\"unauthorized action `read` on `sync:exports`\"}]}"));

        assertThat(refusalOfARead())
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessageContaining("project_rw_all or project_rw_org");
    }

    @Test
    void aNameOfAnErrorIsNotSaidTwice() {
        server.always(Recording.answer("exports-get-with-json-content-type"));

        assertThat(refusalOfARead())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("idah getExport: 400 Verse::Error::BadRequest [trace ");
    }

    /** What a failing request may get of another one that fails at the same time. */
    static Stream<Arguments> refusalsOfOtherRequests() {
        String error = "{\"errors\":[{\"title\":\"Verse::Error::X\",\"detail\":\"%s\"}]}";
        return Stream.of(
                Arguments.of(404, error.formatted("{:id=>\\\"2\\\"}")),
                Arguments.of(404, error.formatted("{id: \\\"019fd147-39ba-7c4f-b779-c30c294a52dc\\\"}")),
                Arguments.of(404, "{\"status\":\"404\",\"type\":\"X\",\"detail\":\"{:id=>\\\"12\\\"}\"}"),
                Arguments.of(401, error.formatted("invalid export format: `Nope`")),
                Arguments.of(401, error.formatted("You do not have access to the project provided")),
                Arguments.of(403, error.formatted("unauthorized action `delete` on `sync:jobs`")),
                Arguments.of(403, error.formatted("unauthorized action `read` on `sync:jobs`")),
                Arguments.of(
                        422,
                        "{\"errors\":[{\"title\":\"V\",\"detail\":\"is required\",\"source\":{\"pointer\":\"/project_id\"}}]}"));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfOtherRequests")
    void aRefusalThatIsMeantForAnotherRequestIsNotBelievedAtOnce(int status, String body) {
        server.answers(Answer.json(status, body), Answer.json(status, body), Recording.answer("export-show"));
        assertThat(client.exports().get("1").id()).isEqualTo("1");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("refusalsOfOtherRequests")
    void aRefusalThatIsMeantForAnotherRequestIsBelievedInTheEnd(int status, String body) {
        server.always(Answer.json(status, body));

        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> client.with(o -> o.maxAttempts(10)).exports().get("1"));
        assertThat(refusal).hasMessageContaining("not about this request");
        assertThat(refusal.httpStatus()).isEqualTo(status);
        assertThat(refusal.attempts()).isEqualTo(3);
        assertThat(refusal.retryable()).isFalse();
    }

    @Test
    void aCreationIsNotRepeatedForThat() {
        server.always(Answer.json(
                404, "{\"errors\":[{\"title\":\"Verse::Error::RecordNotFound\",\"detail\":\"{:id=>\\\"2\\\"}\"}]}"));

        assertThat(refusalOfACreation()).hasMessageContaining("not about this request");
        assertThat(server.requests()).hasSize(1);
    }

    private ApiException refusalOfACreation() {
        return catchThrowableOfType(
                ApiException.class,
                () -> client.exports().create(b -> b.projectId("p").datasetIds("d")));
    }

    @Test
    void allPointersOfAValidationErrorAreNamed() {
        server.always(Recording.answer("exports-two-validation-errors"));

        ApiException refusal = refusalOfARead();

        assertThat(refusal).isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(refusal.errorCode()).isEqualTo("Verse::Error::ValidationFailed");
        assertThat(refusal.serviceMessage())
                .isEqualTo("must be positive (/page/number); must be between 1 and 1000 (/page/size)");
    }

    @Test
    void detailsOnOrOffMakeNoDifference() {
        server.answers(
                Recording.answer("export-create-missing-fields"),
                Recording.answer("export-create-missing-fields--details-off"));

        ApiException on = refusalOfACreation();
        ApiException off = refusalOfACreation();

        assertThat(String.valueOf(on.getMessage()).replaceAll("\\[.*]", ""))
                .isEqualTo(String.valueOf(off.getMessage()).replaceAll("\\[.*]", ""))
                .contains("422 Verse::Error::ValidationFailed is required (/project_id); is required (/exporter)");
        assertThat(on.error().body()).contains("backtrace"); // kept for who asks for it, and for nobody else
        assertThat(on.error().toString()).doesNotContain("backtrace");
    }

    @Test
    void bothShapesOfErrorsSayTheSame() {
        server.answers(
                Answer.json(
                        422, "{\"status\":\"422\",\"type\":\"Verse::Error::CannotCreateRecord\",\"detail\":\"no\"}"),
                Answer.json(
                        422,
                        "{\"errors\":[{\"status\":422,\"title\":\"Verse::Error::CannotCreateRecord\","
                                + "\"detail\":\"no\"}]}"));

        for (int i = 0; i < 2; i++) {
            ApiException refusal = refusalOfARead();
            assertThat(refusal).isExactlyInstanceOf(InvalidRequestException.class);
            assertThat(refusal.errorCode()).isEqualTo("Verse::Error::CannotCreateRecord");
            assertThat(refusal.serviceMessage()).isEqualTo("no");
        }
    }

    @Test
    void aProxysPageIsRepeatedAndLeavesNoHtmlBehind() {
        server.always(Recording.answer("nginx-sync-service-down-502"));

        ApiException refusal = refusalOfARead();

        assertThat(refusal)
                .isExactlyInstanceOf(ServerException.class)
                .hasMessageMatching("idah getExport: 502 \\[trace [0-9a-f]{32}, 4 attempts]");
        assertThat(refusal.errorCode()).isNull();
        assertThat(server.requests()).hasSize(4);
        assertThat(server.time.sleeps()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"413, InvalidRequestException", "414, InvalidRequestException", "504, ServerException"})
    void otherPagesOfTheProxyAreUnderstoodByTheirStatus(int status, String type) {
        server.always(Answer.body(status, "text/html", "<html><head><title>x</title></head></html>"));

        assertThat(refusalOfARead().getClass().getSimpleName()).isEqualTo(type);
        assertThat(server.requests()).hasSize(status == 504 ? 4 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "Sequel::DatabaseError, 1",
        "NoMethodError, 1",
        "RuntimeError, 4",
        "Sequel::DatabaseConnectionError, 4",
        "Faraday::ConnectionFailed, 4"
    })
    void onlyAMistakeOfTheCallerIsNotRepeatedOn500(String type, int requests) {
        server.always(Answer.json(500, "{\"errors\":[{\"title\":\"" + type + "\",\"detail\":\"x\"}]}"));

        assertThat(refusalOfARead()).isExactlyInstanceOf(ServerException.class);
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void aServiceThatIsBackIsUsed() {
        server.answers(
                Recording.answer("exports-list-as-org-owner-dataset-service-down"),
                Recording.answer("nginx-sync-service-down-502"),
                Recording.answer("export-show"));

        assertThat(client.exports().get("1").id()).isEqualTo("1");
    }

    @Test
    void aCreationThatFailsAtTheServerIsNotRepeated() {
        server.always(Recording.answer("nginx-sync-service-down-502"));

        assertThatThrownBy(() -> client.exports().create(b -> b.projectId("p").datasetIds("d")))
                .isExactlyInstanceOf(ServerException.class);

        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[1]",
                "\"text\"",
                "{}",
                "{\"errors\":null}",
                "{\"errors\":[]}",
                "{\"errors\":[null]}",
                "{\"errors\":[{}]}",
                "{\"errors\":{\"a\":1}}",
                "{\"errors\":[{\"source\":{}}]}",
                "{\"errors\":[{\"detail\":{\"a\":1}}]}",
                "{\"detail\":",
                "{\"status\":404}"
            })
    void anErrorBodyOfAnyShapeEndsInTheRightKind(String body) {
        server.always(Answer.json(404, body));

        assertThat(refusalOfARead())
                .isExactlyInstanceOf(NotFoundException.class)
                .hasMessageStartingWith("idah getExport: 404")
                .hasMessageEndingWith(", 1 attempt]");
    }

    @Test
    void anErrorWithALongBacktraceIsStillUnderstood() {
        String backtrace =
                "\"/app/app/expo/exports_expo.rb:34:in `download'\",".repeat(1_200); // 60 kB, recorded ones have 10
        server.always(Answer.json(
                401,
                "{\"errors\":[{\"status\":\"401\",\"title\":\"Verse::Error::Authorization\","
                        + "\"detail\":\"You do not have access to the project provided\"}],\"meta\":{\"backtrace\":["
                        + backtrace + "\"\"]}}"));

        assertThat(refusalOfARead())
                .isExactlyInstanceOf(PermissionDeniedException.class)
                .hasMessageNotContaining(".rb");
    }

    @Test
    void aRedirectIsNotFollowed() {
        // Port 8080 of a development host answers so; the token must not go elsewhere.
        server.always(Answer.whole(("HTTP/1.1 301 Moved Permanently\r\nLocation: http://" + server.authority()
                        + "/elsewhere\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));

        assertThat(refusalOfARead())
                .isExactlyInstanceOf(ApiException.class)
                .hasMessageContaining("301")
                .hasMessageContaining("set the endpoint to where the service is");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"data\":", "[]", "7", ""})
    void aSuccessThatCannotBeReadIsSaidSo(String body) {
        server.always(Answer.json(200, body));

        assertThatThrownBy(() -> client.exports().get("1"))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("idah getExport: ")
                .satisfies(
                        thrown -> assertThat(((DecodeException) thrown).body()).isEqualTo(body));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aDocumentWithoutDataIsSaidSo() {
        server.always(Answer.json(200, "{\"meta\":{}}"));

        assertThatThrownBy(() -> client.exports().get("1"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("data.id is required");
        assertThatThrownBy(() -> client.jobs().get(JOB))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("data.id is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{\"attributes\":{}}}", "{\"data\":{\"id\":null}}", "{\"data\":{\"id\":\" \"}}"})
    void aDocumentWithoutTheIdIsNoAnswer(String document) {
        server.always(Answer.json(200, document));

        assertThatThrownBy(() -> client.exports().get("1"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("id is required");
        assertThatThrownBy(() -> client.jobs().get(JOB))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("id is required");
        assertThatThrownBy(() -> client.exports().create(b -> b.projectId("p").datasetIds("d")))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("id is required");
    }
}
