package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.DatasetClientBuilder;
import io.github.clouddatasets.datasets.common.OffsetMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls ModelArts, where and for which project, as the options say.
 *
 * @param format the name of the format, for messages
 * @param fromEnvironment whether what the options leave out comes from the setup of the machine that calls
 * @param endpoint address of ModelArts, or null
 * @param region the region, or null
 * @param projectId the project's id, or null
 * @param projectName the project's name, or null
 * @param iamEndpoint address of the identity service, or null
 * @param allowInsecureHttp whether plain http to other machines is allowed
 * @param secrets the credentials
 * @param requestsPerSecond the rate of the whole job, which no JVM exceeds; 0 for no limit
 * @param offsetMode what the service's offset counts
 */
record DatasetAccess(
        String format,
        boolean fromEnvironment,
        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        @Nullable String projectName,
        @Nullable String iamEndpoint,
        boolean allowInsecureHttp,
        SecretValues secrets,
        int requestsPerSecond,
        OffsetMode offsetMode)
        implements ClientSettings<DatasetClient> {

    private static final long serialVersionUID = 1;

    private static final String ALIAS = "credentialAlias";

    /** The options that hold secrets. */
    static final List<String> SECRETS = List.of("secretKey", "securityToken", "token", "password");

    /** They belong to secrets and are none: the access key is the name of the secret key. */
    private static final List<String> NAMES = List.of("accessKey", "domain", "user");

    /** All options that {@link #of} reads. */
    static final List<String> OPTIONS = Stream.of(
                    SECRETS,
                    NAMES,
                    List.of(
                            ALIAS,
                            "fromEnvironment",
                            "endpoint",
                            "region",
                            "projectId",
                            "projectName",
                            "iamEndpoint",
                            "allowInsecureHttp",
                            "requestsPerSecond",
                            "offsetMode"))
            .flatMap(List::stream)
            .toList();

    private static final String WAYS = "set fromEnvironment to true, or credentialAlias, or token, or accessKey and"
            + " secretKey, or domain, user and password";

    /**
     * Reads the options, on the driver.
     *
     * @throws IllegalArgumentException if there are no credentials, or an option is not usable
     */
    static DatasetAccess of(SourceOptions options) {
        Integer perSecond = options.number("requestsPerSecond", 1, 1000);
        DatasetAccess access = new DatasetAccess(
                options.format(),
                options.flag("fromEnvironment"),
                options.text("endpoint"),
                options.text("region"),
                options.text("projectId"),
                options.text("projectName"),
                options.text("iamEndpoint"),
                options.flag("allowInsecureHttp"),
                SecretValues.of(options, SECRETS, NAMES, ALIAS),
                perSecond == null ? 0 : perSecond,
                OffsetMode.valueOf(options.choice("offsetMode", List.of("auto", "page", "record"))
                        .toUpperCase(Locale.ROOT)));
        if (access.fromEnvironment) {
            SecretValues.warnOfExecutorEnvironment();
        }
        if (!access.fromEnvironment && access.endpoint == null && access.region == null) {
            throw options.refused("option region or endpoint is required, if fromEnvironment is not true");
        }
        return access;
    }

    /** The same access for the executors, which need not find out again what the driver has found out. */
    DatasetAccess with(OffsetMode mode) {
        return new DatasetAccess(
                format,
                fromEnvironment,
                endpoint,
                region,
                projectId,
                projectName,
                iamEndpoint,
                allowInsecureHttp,
                secrets,
                requestsPerSecond,
                mode);
    }

    @Override
    public DatasetClient open() {
        DatasetClientBuilder builder = DatasetClient.builder()
                .allowInsecureHttp(allowInsecureHttp)
                .requestsPerSecond(requestsPerSecond)
                .offsetMode(offsetMode);
        if (endpoint != null) {
            builder.endpoint(endpoint);
        }
        if (region != null) {
            builder.region(region);
        }
        if (projectId != null) {
            builder.projectId(projectId);
        }
        if (projectName != null) {
            builder.projectName(projectName);
        }
        if (iamEndpoint != null) {
            builder.iamEndpoint(iamEndpoint);
        }
        Credentials credentials = credentials();
        if (credentials != null) {
            builder.credentials(credentials);
        }
        return (fromEnvironment ? builder.fromEnvironment() : builder).build();
    }

    private @Nullable Credentials credentials() {
        String accessKey = secrets.get("accessKey");
        String secretKey = secrets.get("secretKey");
        String securityToken = secrets.get("securityToken");
        String token = secrets.get("token");
        String domain = secrets.get("domain");
        String user = secrets.get("user");
        String password = secrets.get("password");
        boolean key = accessKey != null || secretKey != null || securityToken != null;
        boolean login = domain != null || user != null || password != null;
        if (Stream.of(key, login, token != null).filter(Boolean::booleanValue).count() > 1) {
            throw refused("more than one kind of credentials is set");
        }
        if (token != null) {
            return Credentials.token(token);
        }
        if (accessKey != null && secretKey != null) {
            return securityToken == null
                    ? Credentials.accessKey(accessKey, secretKey)
                    : Credentials.accessKey(accessKey, secretKey, securityToken);
        }
        if (domain != null && user != null && password != null) {
            return Credentials.iamPassword(domain, user, password);
        }
        if (key || login || !fromEnvironment) {
            throw refused(key || login ? "the credentials are not complete" : "credentials are required");
        }
        return null;
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(format + ": " + what + " (" + secrets.origin() + "): " + WAYS);
    }
}
