package io.github.clouddatasets.core.spi.service;

import org.jspecify.annotations.Nullable;

/**
 * What a service's error body says.
 *
 * @param code the service's code as text; null if there is none
 * @param message the service's text; null if there is none
 * @param requestId the service's id of the request where the body holds it; null otherwise
 */
public record ErrorBody(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId) {

    /** Nothing could be made out. */
    public static final ErrorBody EMPTY = new ErrorBody(null, null, null);
}
