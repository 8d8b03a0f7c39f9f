package io.github.clouddatasets.core.spi.service;

import io.github.clouddatasets.core.spi.Authorizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service differs from the others. Together with its {@link Authorizer} these are all the differences there are;
 * if a further one appears, the core is wrong, not the list.
 *
 * @param name short name for messages and logs: {@code modelarts}
 * @param envelope how it wraps its answers
 * @param errors what its refusals mean
 * @param traceHeader request header that takes the caller's trace id; null if it has none
 * @param requestIdHeaders answer headers that may hold the service's own id of the request
 */
public record Service(
        String name,
        Envelope envelope,
        ErrorTable errors,
        @Nullable String traceHeader,
        List<String> requestIdHeaders) {}
