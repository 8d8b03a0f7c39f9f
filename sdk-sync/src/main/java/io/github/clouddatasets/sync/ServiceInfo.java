package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.value.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * The service that answers ({@code getServiceInfo}).
 *
 * @param service the service's name: {@code sync}
 * @param id the id of the process that answered; another one after a restart
 */
@Decoded
public record ServiceInfo(
        @Nullable String service, @Nullable String id) {}
