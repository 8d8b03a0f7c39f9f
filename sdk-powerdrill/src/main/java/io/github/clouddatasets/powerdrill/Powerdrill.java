package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.RefusalFinder;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service's own ways: every answer is {@code {code, data, msg}}, and many refusals have HTTP status 200. */
final class Powerdrill {

    static final Service SERVICE = new Service(
            "powerdrill", new CodeDataMessage(), errors(), "x-pd-external-trace-id", List.of("x-pd-trace-id"));

    private Powerdrill() {}

    /** The exception for a failure that no call has received. */
    static ApiException refused(@Nullable String code, @Nullable String message) {
        ErrorTable.Verdict verdict = SERVICE.errors().judge(200, new ErrorBody(code, message, null));
        return ApiException.of(new ApiError(
                SERVICE.name(),
                "v2CreateJob",
                verdict.kind(),
                200,
                code,
                message,
                verdict.advice(),
                "none",
                null,
                1,
                verdict.retryable(),
                null,
                ""));
    }

    /** As in specs/powerdrill.md, section 3. The code decides, whatever the HTTP status: many refusals have 200. */
    private static ErrorTable errors() {
        return ErrorTable.builder()
                .codes(ErrorKind.AUTHENTICATION, "1002", "1003", "1004")
                .codes(ErrorKind.PERMISSION_DENIED, "300002")
                .codes(ErrorKind.NOT_FOUND, "300003")
                .codes(ErrorKind.CONFLICT, "210023")
                .codes(ErrorKind.QUOTA_EXCEEDED, "300006", "300009", "210021")
                .codes(ErrorKind.RATE_LIMITED, "201")
                // A job costs quota whatever its end, so a failed job is never repeated by itself.
                .codes(ErrorKind.SERVER, "210020")
                .passing(ErrorKind.SERVER, "300007", "300008", "300011", "9999")
                .codes(
                        ErrorKind.INVALID_REQUEST,
                        "300001",
                        "300004",
                        "300005",
                        "210022",
                        "210024",
                        "210025",
                        "210026",
                        "100",
                        "100001",
                        "100112")
                .foreign(
                        ErrorKind.UNAVAILABLE_API,
                        "nothing of Powerdrill answers at this address: check the endpoint, which ends in /api, as"
                                + " https://ai.data.cloud/api does",
                        404,
                        405,
                        410)
                .meanings((status, code) -> meaning(code))
                .build();
    }

    private static @Nullable String meaning(String code) {
        return switch (code) {
            case "100" -> "the request is wrong";
            case "201" -> "more than 20 requests a second for the team";
            case "1002" -> "the credentials are expired";
            case "1003" -> "the credentials are missing or incomplete";
            case "1004" -> "the API key is wrong";
            case "9999" -> "internal error of the service";
            case "100001" -> "the operation is not valid here";
            case "100112" -> "the model group must be the default one";
            case "210020" -> "the job failed";
            case "210021" -> "the job quota is used up";
            case "210022" -> "the question is longer than 6000 characters";
            case "210023" -> "a selected data source is not synched yet";
            case "210024" -> "the text is longer than 5000 characters";
            case "210025" -> "more than 1000 data sources are selected";
            case "210026" -> "the analysis is invalid: try stream mode";
            case "300001" -> "a parameter is wrong";
            case "300002" -> "no permission";
            case "300003" -> "no such resource in the project of this API key";
            case "300004" -> "this file extension is not supported";
            case "300005" -> "the file is empty";
            case "300006" -> "the workspace's storage is full";
            case "300007" -> "the upload failed at the service";
            case "300008" -> "the presigned link could not be made";
            case "300009" -> "the limit of 150 sessions is reached: delete some";
            case "300011" -> "the data source could not be created at the service";
            default -> null;
        };
    }

    private static final class CodeDataMessage implements Envelope {

        private static final RefusalFinder REFUSALS = new RefusalFinder(
                List.of("code", "error_code"),
                List.of("msg", "message", "error_msg"),
                List.of("request_id"),
                List.of(),
                code -> false);

        /** Success is a 2xx status and code 0, never the status alone. */
        @Override
        public @Nullable Object read(JsonParser body, @Nullable Decoder<?> decoder) throws IOException, ServiceFault {
            if (body.nextToken() != JsonToken.START_OBJECT) {
                throw MismatchedInputException.from(body, Object.class, "no {code, data} envelope");
            }
            String code = null;
            String msg = null;
            String message = null;
            Object data = null;
            TokenBuffer early = null;
            while (body.nextToken() == JsonToken.FIELD_NAME) {
                String name = body.currentName();
                JsonToken token = body.nextToken();
                switch (name) {
                    case "code" -> code = code(body, token);
                    case "msg" -> msg = text(body, token);
                    case "message" -> message = text(body, token);
                    case "data" -> {
                        if (decoder == null || token == JsonToken.VALUE_NULL) {
                            body.skipChildren();
                        } else if ("0".equals(code)) {
                            data = decoder.read(body);
                        } else {
                            // The code comes later, and only the code tells the shape of the data.
                            early = new TokenBuffer(body);
                            early.copyCurrentStructure(body);
                        }
                    }
                    default -> body.skipChildren();
                }
            }
            if (code == null) {
                throw MismatchedInputException.from(body, Object.class, "no code in the {code, data} envelope");
            }
            if (!code.equals("0")) {
                throw new ServiceFault(code, msg != null ? msg : message);
            }
            if (early != null && decoder != null) {
                try (JsonParser kept = early.asParser()) {
                    return decoder.read(kept);
                }
            }
            return data;
        }

        /** A number; some clients have seen text; one page of version 1 documents an object around the code. */
        private static @Nullable String code(JsonParser body, JsonToken token) throws IOException {
            if (token != JsonToken.START_OBJECT) {
                return text(body, token);
            }
            String inner = null;
            while (body.nextToken() == JsonToken.FIELD_NAME) {
                boolean isCode = body.currentName().equals("code");
                String value = text(body, body.nextToken());
                if (isCode) {
                    inner = value;
                }
            }
            return inner;
        }

        /** A scalar as text; null for {@code null}, an object or an array. */
        private static @Nullable String text(JsonParser body, JsonToken token) throws IOException {
            String text = token.isScalarValue() && token != JsonToken.VALUE_NULL ? body.getText() : null;
            body.skipChildren();
            return text;
        }

        @Override
        public ErrorBody error(int status, String body) {
            return REFUSALS.error(body);
        }

        /** What a gateway says instead of the service: {@link #read} finds no code there. */
        @Override
        public @Nullable ErrorBody refusal(String body) {
            return REFUSALS.refusal(body);
        }

        @Override
        public boolean hidesRefusals() {
            return true;
        }
    }
}
