package io.github.clouddatasets.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the {@code DatasetClient} for ModelArts. A blank value is as good as none. Set a place (region or
 * endpoint) and one kind of credentials: accessKey and secretKey, token, or domain, user and password.
 *
 * @param endpoint address of ModelArts; by default the region's
 * @param region region, such as eu-de or cn-north-4, which names the addresses and the project
 * @param projectId id of the project; looked up by name if it is not set
 * @param projectName name of the project; the region's name by default
 * @param iamEndpoint address of the identity service; by default the region's, or the one beside the endpoint
 * @param accessKey access key (AK) that signs requests
 * @param secretKey secret key (SK) that belongs to the access key
 * @param securityToken security token of a temporary access key
 * @param token IAM token, which lives 24 hours and is not renewed
 * @param domain name of the account (domain) of the IAM user
 * @param user name of the IAM user
 * @param password password of the IAM user
 * @param timeout limits a whole call with all its retries and waits; 5 minutes by default
 * @param attemptTimeout limits one attempt of a call; 60 seconds by default
 * @param connectTimeout limits the time to make a connection; 10 seconds by default
 * @param idleTimeout limits the silence on a stream, an upload or a download; 60 seconds by default
 * @param maxAttempts how often a call is sent at the most, 1 to 10; 4 by default
 * @param requestsPerSecond how many requests leave in a second at the most, 0 for no limit; 0 by default
 * @param allowInsecureHttp whether plain http is allowed to other machines
 * @param health how the health indicator finds out whether the service is there
 */
@ConfigurationProperties("clouddatasets.modelarts")
public record ModelArtsProperties(
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String iamEndpoint,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String securityToken,
        @Nullable String token,
        @Nullable String domain,
        @Nullable String user,
        @Nullable String password,
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
        return "ModelArtsProperties[endpoint=" + endpoint + "]";
    }
}
