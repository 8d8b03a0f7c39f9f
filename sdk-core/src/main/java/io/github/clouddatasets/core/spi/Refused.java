package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Exchanged;
import io.github.clouddatasets.core.spi.service.Service;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of one answer. */
@FunctionalInterface
interface Refused {

    /** The exception for what a refusal says. */
    ApiException of(ErrorBody error);

    /** The exception for a code and a text. */
    default ApiException of(@Nullable String code, @Nullable String message) {
        return of(new ErrorBody(code, message, null));
    }

    /** Holds on to the facts of the call, but not to the call itself, whose body may be large. */
    static Refused by(Attempt<?> attempt, String body) {
        Service service = attempt.call.service;
        String operation = attempt.call.op.id;
        int status = attempt.status;
        String traceId = attempt.call.traceId;
        String requestId = attempt.requestId;
        int attempts = attempt.attempts();
        String method = attempt.call.op.method;
        HttpUrl url = attempt.url;
        Duration asked = RetryAfter.parse(attempt.retryAfter, attempt.call.time.now());
        return error -> {
            Exchanged exchanged = new Exchanged(method, url.encodedPath(), url.queryParameterNames(), body, attempts);
            ErrorTable.Verdict verdict = service.errors().judge(status, error, exchanged);
            String advice = status >= 300 && status <= 399
                    ? "a redirect is never followed: set the endpoint to where the service is"
                    : verdict.advice();
            return ApiException.of(new ApiError(
                    service.name(),
                    operation,
                    verdict.kind(),
                    status,
                    error.code(),
                    error.message(),
                    advice,
                    traceId,
                    requestId,
                    attempts,
                    verdict.retryable(),
                    asked != null ? asked : verdict.retryAfter(),
                    body));
        };
    }
}
