package io.github.clouddatasets.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the {@code PowerdrillClient}. A blank value is as good as none. Set apiKey and userId.
 *
 * @param endpoint address of the API; https://ai.data.cloud/api by default
 * @param apiKey API key of the project
 * @param userId team user on whose behalf the client calls
 * @param timeout limits a whole call with all its retries and waits; 5 minutes by default
 * @param attemptTimeout limits one attempt of a call; 60 seconds by default
 * @param connectTimeout limits the time to make a connection; 10 seconds by default
 * @param idleTimeout limits the silence on a stream, an upload or a download; 60 seconds by default
 * @param maxAttempts how often a call is sent at the most, 1 to 10; 4 by default
 * @param requestsPerSecond how many requests leave in a second at the most, 0 for no limit; 20 by default
 * @param allowInsecureHttp whether plain http is allowed to other machines
 * @param health how the health indicator finds out whether the service is there
 */
@ConfigurationProperties("clouddatasets.powerdrill")
public record PowerdrillProperties(
        @Nullable String endpoint,
        @Nullable String apiKey,
        @Nullable String userId,
        @Nullable Duration timeout,
        @Nullable Duration attemptTimeout,
        @Nullable Duration connectTimeout,
        @Nullable Duration idleTimeout,
        @Nullable Integer maxAttempts,
        @Nullable Integer requestsPerSecond,
        @DefaultValue("false") boolean allowInsecureHttp,
        @DefaultValue("connect") HealthProbe health)
        implements ClientProperties {

    /** Prints no secret. */
    @Override
    public String toString() {
        return "PowerdrillProperties[endpoint=" + endpoint + "]";
    }
}
