package io.github.clouddatasets.core;

/** The service found the request itself wrong. Sending it again changes nothing. */
public final class InvalidRequestException extends ApiException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(ApiError error) {
        super(error);
    }
}
