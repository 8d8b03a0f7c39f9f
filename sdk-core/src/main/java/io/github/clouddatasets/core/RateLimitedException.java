package io.github.clouddatasets.core;

/** Too many requests. The SDK has backed off and tried again already; {@link #retryAfter()} is the wait that the service or its rule asks for. */
public final class RateLimitedException extends ApiException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(ApiError error) {
        super(error);
    }
}
