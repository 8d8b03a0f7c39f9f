package io.github.clouddatasets.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the {@code SyncClient} for IDAH. A blank value is as good as none. Set endpoint and one kind of
 * credentials: apiKey, token, or email and password.
 *
 * @param endpoint address of the platform's API, such as https://idah.example/api/v1
 * @param iamEndpoint address of the identity service, for a platform without the common proxy
 * @param apiKey API key: IDAH_ and 64 hexadecimal digits
 * @param token bearer token, which is not renewed
 * @param email e-mail address of the account
 * @param password password of the account
 * @param timeout limits a whole call with all its retries and waits; 5 minutes by default
 * @param attemptTimeout limits one attempt of a call; 60 seconds by default
 * @param connectTimeout limits the time to make a connection; 10 seconds by default
 * @param idleTimeout limits the silence on a stream, an upload or a download; 60 seconds by default
 * @param maxAttempts how often a call is sent at the most, 1 to 10; 4 by default
 * @param requestsPerSecond how many requests leave in a second at the most, 0 for no limit; 0 by default
 * @param allowInsecureHttp whether plain http is allowed to other machines
 * @param health how the health indicator finds out whether the service is there
 */
@ConfigurationProperties("clouddatasets.idah")
public record IdahProperties(
        @Nullable String endpoint,
        @Nullable String iamEndpoint,
        @Nullable String apiKey,
        @Nullable String token,
        @Nullable String email,
        @Nullable String password,
        @Nullable Duration timeout,
        @Nullable Duration attemptTimeout,
        @Nullable Duration connectTimeout,
        @Nullable Duration idleTimeout,
        @Nullable Integer maxAttempts,
        @Nullable Integer requestsPerSecond,
        @DefaultValue("false") boolean allowInsecureHttp,
        @DefaultValue("call") HealthProbe health)
        implements ClientProperties {

    /** Prints no secret. */
    @Override
    public String toString() {
        return "IdahProperties[endpoint=" + endpoint + "]";
    }
}
