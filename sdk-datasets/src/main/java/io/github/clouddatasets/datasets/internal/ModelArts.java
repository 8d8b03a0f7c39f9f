package io.github.clouddatasets.datasets.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorFinder;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways of ModelArts: bare JSON, not-found as HTTP 400, and a hundred codes that matter. */
public final class ModelArts {

    /** The service's own field names first, then the gateway's and the identity service's. */
    private static final ErrorFinder ERRORS = new ErrorFinder(
            List.of("error_code", "code"), List.of("error_msg", "error_message", "message"), List.of("request_id"));

    /**
     * The gateway in front does not know the API, or not any more (specs/modelarts.md, section 11). The status is 404, but
     * nothing is said about the dataset: taking the refusal for not-found would make find-or-create code create.
     */
    private static final Set<String> UNKNOWN_TO_THE_GATEWAY = Set.of("APIG.0101", "APIGW.0101");

    /** The service of all operations of this module, those of IAM excepted. */
    public static final Service SERVICE =
            new Service("modelarts", new Bare(), errors(), null, List.of("X-Request-Id", "x-request-id"));

    private ModelArts() {}

    /** specs/modelarts.md, section 5; the plain meanings come from specs/modelarts-error-codes.csv. */
    private static ErrorTable errors() {
        return ErrorTable.builder()
                .codes(ErrorKind.UNAVAILABLE_API, UNKNOWN_TO_THE_GATEWAY.toArray(String[]::new))
                .row(
                        400,
                        "ModelArts.4355",
                        ErrorKind.CONFLICT,
                        "a sync is running already: syncPoller(datasetId) waits for it")
                .row(
                        400,
                        "ModelArts.4356",
                        ErrorKind.CONFLICT,
                        "an import is running already: imports().list(datasetId) finds it,"
                                + " imports().poller(datasetId, taskId) waits for it")
                .codes(
                        ErrorKind.NOT_FOUND,
                        "ModelArts.4352",
                        "ModelArts.4353",
                        "ModelArts.4359",
                        "ModelArts.4410",
                        "ModelArts.4420",
                        "ModelArts.0102")
                .codes(
                        ErrorKind.CONFLICT,
                        "ModelArts.4351",
                        "ModelArts.4371",
                        "ModelArts.4411",
                        "ModelArts.4412",
                        "ModelArts.4355",
                        "ModelArts.4356",
                        "ModelArts.4343",
                        "ModelArts.4344",
                        "ModelArts.4349",
                        "ModelArts.4381",
                        "ModelArts.4385",
                        "ModelArts.4386",
                        "ModelArts.4387",
                        "ModelArts.4394")
                .row(400, "ModelArts.4370", ErrorKind.RATE_LIMITED, "one version per minute: wait and publish again")
                .row(
                        400,
                        "ModelArts.0210",
                        ErrorKind.INVALID_REQUEST,
                        "check projectId: it belongs to another region or user")
                .row(
                        403,
                        "ModelArts.0210",
                        ErrorKind.PERMISSION_DENIED,
                        "the token belongs to another project than projectId")
                .row(400, "ModelArts.0118", ErrorKind.QUOTA_EXCEEDED, null)
                .row(500, "ModelArts.4354", ErrorKind.QUOTA_EXCEEDED, null)
                .row(400, "ModelArts.0113", ErrorKind.QUOTA_EXCEEDED, null)
                .row(400, "ModelArts.4409", ErrorKind.QUOTA_EXCEEDED, null)
                .row(403, "ModelArts.0203", ErrorKind.AUTHENTICATION, null)
                .row(
                        403,
                        "ModelArts.0206",
                        ErrorKind.AUTHENTICATION,
                        "check access key, secret key and this machine's clock")
                .row(
                        403,
                        "APIG.0301",
                        ErrorKind.AUTHENTICATION,
                        "check access key, secret key and this machine's clock")
                .row(
                        400,
                        "ModelArts.4310",
                        ErrorKind.PERMISSION_DENIED,
                        "OBS access refused: check the agency authorization")
                .row(
                        403,
                        "ModelArts.4310",
                        ErrorKind.PERMISSION_DENIED,
                        "OBS access refused: check the agency authorization")
                .codes(ErrorKind.RATE_LIMITED, "ModelArts.4395")
                .row(501, "ModelArts.4383", ErrorKind.INVALID_REQUEST, null)
                .meanings(ModelArts::meaning)
                .documentedStatus(ErrorMeanings::status)
                .build();
    }

    private static @Nullable String meaning(int status, String code) {
        return UNKNOWN_TO_THE_GATEWAY.contains(code)
                ? "the gateway does not offer this API here: check endpoint and region"
                : ErrorMeanings.of(status, code);
    }

    private static final class Bare implements Envelope {

        private static final ObjectReader OBJECT = Json.SNAKE.reader(Map.class);
        private static final Set<String> OF_REFUSALS = Set.of("success", "error_code", "error_msg", "request_id");

        @Override
        public ErrorBody error(int status, String body) {
            return ERRORS.find(body);
        }

        /** An object that holds a code or a flag and nothing else. A task that failed has a code, too, beside its state. */
        @Override
        public @Nullable ErrorBody refusal(String body) {
            Map<?, ?> answer;
            try {
                answer = OBJECT.readValue(body);
            } catch (JsonProcessingException e) {
                return null;
            }
            ErrorBody error = ERRORS.find(body);
            Boolean success = answer.get("success") instanceof Boolean flag ? flag : null;
            return OF_REFUSALS.containsAll(answer.keySet()) && BatchAnswer.refused(success, error.code())
                    ? error
                    : null;
        }

        /** The documentation demands the header on every request, with or without a body. */
        @Override
        public String contentType(boolean hasBody) {
            return "application/json";
        }
    }
}
