package io.github.clouddatasets.core;

/** The state of the resource forbids the operation: a name is taken, or other work is already running on it. */
public final class ConflictException extends ApiException {

    private static final long serialVersionUID = 1L;

    ConflictException(ApiError error) {
        super(error);
    }
}
