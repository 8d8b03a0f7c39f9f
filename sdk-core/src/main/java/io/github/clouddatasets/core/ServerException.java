package io.github.clouddatasets.core;

/** The service failed, or a proxy in front of it did. */
public final class ServerException extends ApiException {

    private static final long serialVersionUID = 1L;

    ServerException(ApiError error) {
        super(error);
    }
}
