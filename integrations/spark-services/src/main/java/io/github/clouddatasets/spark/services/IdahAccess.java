package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.sync.SyncClient;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who calls IDAH, and where, as the options say.
 *
 * @param format the name of the format, for messages
 * @param fromEnvironment whether what the options leave out comes from the setup of the machine that calls
 * @param endpoint address of the platform, or null
 * @param iamEndpoint address of the identity service, or null
 * @param allowInsecureHttp whether plain http to other machines is allowed
 * @param secrets the credentials
 */
record IdahAccess(
        String format,
        boolean fromEnvironment,
        @Nullable String endpoint,
        @Nullable String iamEndpoint,
        boolean allowInsecureHttp,
        SecretValues secrets)
        implements ClientSettings<SyncClient> {

    private static final long serialVersionUID = 1;

    private static final String ALIAS = "credentialAlias";

    /** Spark 3.5 shows the value of an option called {@code apiKey}, and hides that of one with {@code secret} in its name. */
    private static final String API_KEY = "secretApiKey";

    /** The options that hold secrets. */
    static final List<String> SECRETS = List.of(API_KEY, "token", "password");

    /** An account's address belongs to its password and is no secret. */
    private static final List<String> NAMES = List.of("email");

    /** All options that {@link #of} reads. */
    static final List<String> OPTIONS = Stream.of(
                    SECRETS, NAMES, List.of(ALIAS, "fromEnvironment", "endpoint", "iamEndpoint", "allowInsecureHttp"))
            .flatMap(List::stream)
            .toList();

    /**
     * Reads the options, on the driver.
     *
     * @throws IllegalArgumentException if there is no address, or an option is not usable
     */
    static IdahAccess of(SourceOptions options) {
        IdahAccess access = new IdahAccess(
                options.format(),
                options.flag("fromEnvironment"),
                options.text("endpoint"),
                options.text("iamEndpoint"),
                options.flag("allowInsecureHttp"),
                SecretValues.of(options, SECRETS, NAMES, ALIAS));
        if (!access.fromEnvironment && access.endpoint == null) {
            throw options.refused("option endpoint is required, if fromEnvironment is not true");
        }
        return access;
    }

    @Override
    public SyncClient open() {
        SyncClient.Builder builder = SyncClient.builder().allowInsecureHttp(allowInsecureHttp);
        if (endpoint != null) {
            builder.endpoint(endpoint);
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
        String apiKey = secrets.get(API_KEY);
        String token = secrets.get("token");
        String email = secrets.get("email");
        String password = secrets.get("password");
        boolean login = email != null || password != null;
        if (Stream.of(apiKey != null, token != null, login)
                        .filter(Boolean::booleanValue)
                        .count()
                > 1) {
            throw refused("more than one kind of credentials is set");
        }
        if (apiKey != null) {
            return Credentials.idahApiKey(apiKey);
        }
        if (token != null) {
            return Credentials.bearer(token);
        }
        if (email != null && password != null) {
            return Credentials.idahPassword(email, password);
        }
        if (login || !fromEnvironment) {
            throw refused(login ? "the credentials are not complete" : "credentials are required");
        }
        return null;
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException(format + ": " + what + " (" + secrets.origin() + "): set fromEnvironment to"
                + " true, or credentialAlias, or " + API_KEY + ", or token, or email and password");
    }
}
