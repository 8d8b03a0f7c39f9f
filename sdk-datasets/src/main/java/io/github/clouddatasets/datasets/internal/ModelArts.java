package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.RefusalFinder;
import io.github.clouddatasets.core.spi.service.Service;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways of ModelArts: bare JSON, not-found as HTTP 400, and a hundred codes that matter. */
public final class ModelArts {

    /** The service's own field names first, then the gateway's and the identity service's. */
    private static final RefusalFinder REFUSALS = new RefusalFinder(
            List.of("error_code", "errorCode", "code"),
            List.of("error_msg", "error_message", "errorMsg", "errorMessage", "message"),
            List.of("request_id"),
            List.of(),
            ErrorMeanings::isNote);

    /** The service of all operations of this module, those of IAM excepted. */
    public static final Service SERVICE =
            new Service("modelarts", new Bare(), errors(), null, List.of("X-Request-Id", "x-request-id"));

    private static final String BAD_TOKEN =
            "token cut, expired (IAM tokens live 24 hours) or of another region: fetch a new one";

    private ModelArts() {}

    /** specs/modelarts.md, section 5; the plain meanings come from specs/modelarts-error-codes.csv. */
    private static ErrorTable errors() {
        return GatewayCodes.addTo(ErrorTable.builder())
                .foreign(
                        ErrorKind.UNAVAILABLE_API,
                        "nothing of ModelArts answers at this address: check endpoint and region; the endpoint is"
                                + " https://host alone",
                        404,
                        405,
                        410)
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
                .onceIn(Duration.ofMinutes(1), "ModelArts.4370", "one version per minute: wait and publish again")
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
                .row(401, "ModelArts.0203", ErrorKind.AUTHENTICATION, BAD_TOKEN)
                .row(403, "ModelArts.0203", ErrorKind.AUTHENTICATION, BAD_TOKEN)
                .row(
                        403,
                        "ModelArts.0206",
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
                .documentedStatus(ModelArts::documentedStatus)
                .build();
    }

    private static @Nullable String meaning(int status, String code) {
        String ofGateway = GatewayCodes.meaning(code);
        return ofGateway != null ? ofGateway : ErrorMeanings.of(status, code);
    }

    private static @Nullable Integer documentedStatus(String code) {
        Integer ofGateway = GatewayCodes.status(code);
        return ofGateway != null ? ofGateway : ErrorMeanings.status(code);
    }

    private static final class Bare implements Envelope {

        @Override
        public ErrorBody error(int status, String body) {
            return REFUSALS.error(body);
        }

        @Override
        public @Nullable ErrorBody refusal(String body) {
            return REFUSALS.refusal(body);
        }

        @Override
        public boolean mayRefuse(byte[] start) {
            return RefusalFinder.isMarked(start);
        }

        @Override
        public boolean hidesRefusals() {
            return true;
        }

        /** The documentation demands the header on every request, with or without a body. */
        @Override
        public String contentType(boolean hasBody) {
            return "application/json";
        }
    }
}
