package io.github.clouddatasets.core;

/** A quota, a storage limit or a balance is used up. Waiting does not help; a person has to act. */
public final class QuotaExceededException extends ApiException {

    private static final long serialVersionUID = 1L;

    QuotaExceededException(ApiError error) {
        super(error);
    }
}
