package io.github.clouddatasets.core;

/**
 * The gateway does not offer this API at this address or in this region. Nothing is said of the thing that was asked for:
 * check endpoint and region.
 */
public final class UnavailableApiException extends ApiException {

    private static final long serialVersionUID = 1L;

    UnavailableApiException(ApiError error) {
        super(error);
    }
}
