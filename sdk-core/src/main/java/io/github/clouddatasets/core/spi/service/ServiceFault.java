package io.github.clouddatasets.core.spi.service;

import io.github.clouddatasets.core.spi.Op;
import org.jspecify.annotations.Nullable;

/**
 * A refusal found inside an answer whose status says success. Thrown by envelopes and by the last step of an {@link Op};
 * the exchange turns it into an {@code ApiException}.
 */
public final class ServiceFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ErrorBody error;

    /**
     * A refusal with this body.
     *
     * @param error what the body says
     */
    public ServiceFault(ErrorBody error) {
        super(error.message(), null, false, false); // never seen by a user: no stack needed
        this.error = error;
    }

    /**
     * A refusal with this code and text.
     *
     * @param code the service's code; null if it sent none
     * @param message the service's text; null if it sent none
     */
    public ServiceFault(@Nullable String code, @Nullable String message) {
        this(new ErrorBody(code, message, null));
    }

    /**
     * The refusal.
     *
     * @return what the body says
     */
    public ErrorBody error() {
        return error;
    }
}
