package io.github.clouddatasets.sync;

import org.jspecify.annotations.Nullable;

/**
 * The service that answers ({@code getServiceInfo}).
 *
 * @param service the service's name: {@code sync}
 * @param id the id of the process that answered; another one after a restart
 */
public record ServiceInfo(
        @Nullable String service, @Nullable String id) {}
