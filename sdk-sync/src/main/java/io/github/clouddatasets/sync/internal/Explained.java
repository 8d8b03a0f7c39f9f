package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.ApiError;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ErrorKind;

/** A refusal whose meaning a look at the service's state has told. */
public final class Explained {

    private Explained() {}

    /**
     * The same refusal with another meaning, which a repetition does not change.
     *
     * @param kind what the refusal means
     * @param refusal the answer; the new exception keeps it as a suppressed one
     * @param advice what is the case and what to do, for the message
     * @return an exception to throw
     */
    public static ApiException as(ErrorKind kind, ApiException refusal, String advice) {
        return as(kind, refusal, false, advice);
    }

    /**
     * The same refusal with another meaning.
     *
     * @param kind what the refusal means
     * @param refusal the answer; the new exception keeps it as a suppressed one
     * @param retryable whether the same call may succeed later
     * @param advice what is the case and what to do, for the message
     * @return an exception to throw
     */
    public static ApiException as(ErrorKind kind, ApiException refusal, boolean retryable, String advice) {
        ApiError error = refusal.error();
        ApiException explained = ApiException.of(new ApiError(
                error.service(),
                error.operation(),
                kind,
                error.httpStatus(),
                error.errorCode(),
                error.serviceMessage(),
                advice,
                error.traceId(),
                error.requestId(),
                error.attempts(),
                retryable,
                error.retryAfter(),
                error.body()));
        explained.addSuppressed(refusal);
        return explained;
    }
}
