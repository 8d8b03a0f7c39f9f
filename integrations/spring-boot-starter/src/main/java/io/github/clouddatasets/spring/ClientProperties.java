package io.github.clouddatasets.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the properties of all services have in common. */
interface ClientProperties {

    @Nullable
    String endpoint();

    @Nullable
    Duration timeout();

    @Nullable
    Duration attemptTimeout();

    @Nullable
    Duration connectTimeout();

    @Nullable
    Duration idleTimeout();

    @Nullable
    Integer maxAttempts();

    @Nullable
    Integer requestsPerSecond();

    boolean allowInsecureHttp();

    HealthProbe health();
}
