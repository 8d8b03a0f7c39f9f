package io.github.clouddatasets.core;

/** The credentials are fine but do not allow this operation. */
public final class PermissionDeniedException extends ApiException {

    private static final long serialVersionUID = 1L;

    PermissionDeniedException(ApiError error) {
        super(error);
    }
}
