package io.github.clouddatasets.core;

/** The service did not accept the credentials: missing, wrong or expired. Fix the credentials, not the call. */
public final class AuthenticationException extends ApiException {

    private static final long serialVersionUID = 1L;

    AuthenticationException(ApiError error) {
        super(error);
    }
}
