package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered, and refused. The subclass names the kind; the message is one line to act on:
 * {@code modelarts createDatasetVersion: 400 ModelArts.4371 version name exists [trace 7f3a…, request 9c1e…, 1 attempt]}.
 */
public class ApiException extends SdkException {

    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    ApiException(ApiError error) {
        super(error.line(), null, error.retryable());
        this.error = error;
    }

    /**
     * Makes the exception for an error, of the subclass for its kind.
     *
     * @param error the facts
     * @return an exception to throw
     * @throws IllegalArgumentException if the error is null
     */
    public static ApiException of(ApiError error) {
        return switch (Argument.required("error", error).kind()) {
            case AUTHENTICATION -> new AuthenticationException(error);
            case PERMISSION_DENIED -> new PermissionDeniedException(error);
            case NOT_FOUND -> new NotFoundException(error);
            case UNAVAILABLE_API -> new UnavailableApiException(error);
            case CONFLICT -> new ConflictException(error);
            case INVALID_REQUEST -> new InvalidRequestException(error);
            case RATE_LIMITED -> new RateLimitedException(error);
            case QUOTA_EXCEEDED -> new QuotaExceededException(error);
            case SERVER -> new ServerException(error);
            case OTHER -> new ApiException(error);
        };
    }

    /**
     * All facts at once.
     *
     * @return the error as a record
     */
    public ApiError error() {
        return error;
    }

    /**
     * What the refusal means.
     *
     * @return the kind
     */
    public ErrorKind kind() {
        return error.kind();
    }

    /**
     * Which service refused.
     *
     * @return {@code modelarts}, {@code powerdrill} or {@code idah}
     */
    public String service() {
        return error.service();
    }

    /**
     * Which operation was refused.
     *
     * @return the operation's id in the service's contract
     */
    public String operation() {
        return error.operation();
    }

    /**
     * The HTTP status. Powerdrill refuses with 200 too.
     *
     * @return the status
     */
    public int httpStatus() {
        return error.httpStatus();
    }

    /**
     * The service's own error code.
     *
     * @return the code as text, or null if the service sent none
     */
    public @Nullable String errorCode() {
        return error.errorCode();
    }

    /**
     * The service's own error text.
     *
     * @return the text, or null if the service sent none
     */
    public @Nullable String serviceMessage() {
        return error.serviceMessage();
    }

    /**
     * The call's trace id, given by the caller or made by the SDK.
     *
     * @return the trace id
     */
    public String traceId() {
        return error.traceId();
    }

    /**
     * The service's id of the request; its support will ask for it.
     *
     * @return the id, or null if the service sent none
     */
    public @Nullable String requestId() {
        return error.requestId();
    }

    /**
     * How many times the request was sent.
     *
     * @return at least 1
     */
    public int attempts() {
        return error.attempts();
    }

    /**
     * How long to wait before the next try: what the service asked for, or the time of a rule that its code names (one version
     * of a ModelArts dataset a minute).
     *
     * @return the wait; empty if the service did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(error.retryAfter());
    }
}
