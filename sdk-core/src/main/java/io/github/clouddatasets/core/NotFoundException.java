package io.github.clouddatasets.core;

/** The named thing does not exist, or not for this caller. ModelArts says so with HTTP 400, Powerdrill with 200. */
public final class NotFoundException extends ApiException {

    private static final long serialVersionUID = 1L;

    NotFoundException(ApiError error) {
        super(error);
    }
}
