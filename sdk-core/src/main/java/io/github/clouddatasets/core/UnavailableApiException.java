package io.github.clouddatasets.core;

/**
 * The gateway does not offer this API at this address or in this region. The gateway says nothing about the resource in the request:
 * check endpoint and region.
 */
public final class UnavailableApiException extends ApiException {

    private static final long serialVersionUID = 1L;

    UnavailableApiException(ApiError error) {
        super(error);
    }
}
