package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.Description;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.datasets.access.Access;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.common.OffsetMode;
import io.github.clouddatasets.datasets.internal.Region;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link DatasetClient}, from {@link DatasetClient#builder()}. A client needs a place ({@link #region} or
 * {@link #endpoint}), credentials, and a project, which the region's name stands for by default.
 *
 * <p>{@link #accessKey(String, String)}, {@link #token}, {@link #iamPassword} and {@link #credentials} set the same value:
 * the last call counts.
 */
public final class DatasetClientBuilder extends ClientBuilder<DatasetClientBuilder> {

    private @Nullable String region;
    private @Nullable String projectId;
    private @Nullable String projectName;
    private @Nullable String iamEndpoint;
    private @Nullable CloudAccount account;
    private @Nullable Machine machine;
    private OffsetMode offsetMode = OffsetMode.AUTO;

    DatasetClientBuilder() {}

    @Override
    protected DatasetClientBuilder self() {
        return this;
    }

    /**
     * Sets the region, which names the endpoints and the project: {@code eu-de} is Open Telekom Cloud, every other region
     * Huawei Cloud. For any other place set {@link #endpoint}, which wins over the region's own address.
     *
     * @param region a region name, such as {@code eu-de} or {@code cn-north-4}
     * @return this
     * @throws IllegalArgumentException if the value is null or not formed like the name of a region
     */
    public DatasetClientBuilder region(String region) {
        this.region = Region.checked(region);
        return this;
    }

    /**
     * Sets the project. A project belongs to one region; the console shows the ids under My Settings, Project List.
     * Without an id the first call looks the project up by {@link #projectName}, or by the region's name.
     *
     * @param projectId the project's id, not the project's name: 1 to 64 letters, digits, {@code _} or {@code -}
     * @return this
     * @throws IllegalArgumentException if the value is null or not formed like an id
     */
    public DatasetClientBuilder projectId(String projectId) {
        Check.required("projectId", projectId);
        Check.pattern("projectId", projectId, Rules.PROJECT_ID, Rules.PROJECT_ID_RULE);
        this.projectId = projectId;
        return this;
    }

    /**
     * Sets the project by its name. The first call looks up the project's id; with {@link #projectId} no lookup is needed.
     *
     * @param projectName the project's name; by default the region's name, which the region's first project has
     * @return this
     * @throws IllegalArgumentException if the value is null, empty or has control characters
     */
    public DatasetClientBuilder projectName(String projectName) {
        this.projectName = Check.segment("projectName", projectName);
        return this;
    }

    /**
     * Sets the address of the identity service. The client sends only logins and lookups of the project's id to this
     * address.
     *
     * @param iamEndpoint an absolute address, with or without {@code /v3}; by default the region's, or the one beside the
     *     {@link #endpoint}. {@link #build} checks the address
     * @return this
     * @throws IllegalArgumentException if the value is null
     */
    public DatasetClientBuilder iamEndpoint(String iamEndpoint) {
        this.iamEndpoint = Check.required("iamEndpoint", iamEndpoint);
        return this;
    }

    /**
     * Signs every request with an access key: {@link Credentials#accessKey(String, String)}. Replaces credentials that
     * were set before.
     *
     * @param accessKey the AK
     * @param secretKey the SK
     * @return this
     * @throws IllegalArgumentException if a value is null, empty or has characters that a header cannot carry
     */
    public DatasetClientBuilder accessKey(String accessKey, String secretKey) {
        return credentials(Credentials.accessKey(accessKey, secretKey));
    }

    /**
     * Signs every request with a temporary access key: {@link Credentials#accessKey(String, String, String)}. Replaces
     * credentials that were set before.
     *
     * @param accessKey the temporary AK
     * @param secretKey the temporary SK
     * @param securityToken the security token that belongs to the keys
     * @return this
     * @throws IllegalArgumentException if a value is null, empty or has characters that a header cannot carry
     */
    public DatasetClientBuilder accessKey(String accessKey, String secretKey, String securityToken) {
        return credentials(Credentials.accessKey(accessKey, secretKey, securityToken));
    }

    /**
     * Sends an IAM token with every request: {@link Credentials#token}. The caller renews the token: it lives 24 hours.
     * Replaces credentials that were set before.
     *
     * @param token the token
     * @return this
     * @throws IllegalArgumentException if the value is null, empty or has characters that a header cannot carry
     */
    public DatasetClientBuilder token(String token) {
        return credentials(Credentials.token(token));
    }

    /**
     * Logs in as an IAM user, and renews the login before it ends: {@link Credentials#iamPassword}. Replaces credentials
     * that were set before.
     *
     * @param domain name of the account (the domain, or tenant) that the user belongs to; not the project
     * @param user the user's name
     * @param password the user's password; sent to the identity service only
     * @return this
     * @throws IllegalArgumentException if a value is null or empty
     */
    public DatasetClientBuilder iamPassword(String domain, String user, String password) {
        return credentials(Credentials.iamPassword(domain, user, password));
    }

    /**
     * Takes credentials, place and project from an account. Values that are set on this builder win, whether they are set
     * before or after.
     *
     * @param account such as {@link CloudAccount#find()} returns
     * @return this
     * @throws IllegalArgumentException if the account is null
     */
    public DatasetClientBuilder account(CloudAccount account) {
        this.account = Check.required("account", account);
        return this;
    }

    /**
     * Takes credentials, place and project from the setup of this machine, as {@link CloudAccount#find()} does. Values that
     * are set on this builder win, whether they are set before or after, and an {@link #account} does, too. With credentials
     * on this builder no account is searched: only the settings that name the place and the project are read.
     *
     * @return this
     */
    public DatasetClientBuilder fromEnvironment() {
        return fromEnvironment(own -> own == null ? CloudAccount.find() : CloudAccount.find(own));
    }

    DatasetClientBuilder fromEnvironment(Machine found) {
        this.machine = found;
        return this;
    }

    /** The setup of the machine. */
    interface Machine {

        /** The account of these credentials, or the account that a search finds if there are none. */
        CloudAccount account(@Nullable Credentials own);
    }

    /**
     * Says what the service's {@code offset} counts, for those who know.
     *
     * @param offsetMode {@link OffsetMode#AUTO} by default: the client finds out
     * @return this
     * @throws IllegalArgumentException if the mode is null
     */
    public DatasetClientBuilder offsetMode(OffsetMode offsetMode) {
        this.offsetMode = Check.required("offsetMode", offsetMode);
        return this;
    }

    /**
     * Builds the client. Nothing is sent: the first call fetches a token and the project's id, if the client needs them.
     *
     * @return the client
     * @throws IllegalArgumentException if a value is missing or not usable; the message names the value
     * @throws IllegalStateException after {@link #fromEnvironment()}, if the machine's setup has no credentials, or some
     *     that cannot be used, or no place
     */
    public DatasetClient build() {
        ClientSettings settings = settings();
        CloudAccount chosen = chosen(settings, found(settings));
        if (machine != null && account == null && chosen.endpoint() == null && chosen.region() == null) {
            throw new IllegalStateException("the credentials in " + chosen.source()
                    + " do not tell the place: set MODELARTS_REGION, a region such as eu-de, or MODELARTS_ENDPOINT");
        }
        return new DatasetClient(Access.open(chosen, settings), offsetMode, describe(chosen, settings));
    }

    private static String describe(CloudAccount chosen, ClientSettings settings) {
        Description description = new Description("DatasetClient");
        String region = chosen.region();
        String given = chosen.endpoint();
        if (given != null) {
            String address = Endpoint.of(given, settings.allowInsecureHttp()).address();
            description.add("endpoint", address, origin(chosen, "endpoint"));
        } else if (region != null) {
            description.add("endpoint", Region.endpoint(region), "address of the region");
        }
        description
                .add("region", region, origin(chosen, "region"))
                .add("projectId", chosen.projectId(), origin(chosen, "projectId"))
                .add("projectName", chosen.projectName(), origin(chosen, "projectName"));
        if (chosen.iamEndpoint() != null) {
            String address = Endpoint.of("iamEndpoint", chosen.iamEndpoint(), settings.allowInsecureHttp())
                    .address();
            description.add("iamEndpoint", address, origin(chosen, "iamEndpoint"));
        }
        return description
                .add("credentials", chosen.credentials(), origin(chosen, "credentials"))
                .with(settings);
    }

    /** A value without an origin of its own is from the source of the credentials. */
    private static String origin(CloudAccount account, String name) {
        String own = account.origins().get(name);
        return own != null ? own : account.origins().getOrDefault("credentials", account.source());
    }

    /** The account that fills up the values of this builder. */
    private CloudAccount found(ClientSettings settings) {
        Credentials credentials = settings.credentials();
        if (account != null) {
            return account;
        }
        if (machine != null) {
            return machine.account(credentials);
        }
        if (credentials == null) {
            throw new IllegalArgumentException(
                    "credentials is required: set accessKey, token, iamPassword or" + " credentials on the builder");
        }
        return new CloudAccount(Description.BUILDER, credentials, null, null, null, null, null);
    }

    /** The values of this builder, filled up from the account: place and project each as a whole. */
    private CloudAccount chosen(ClientSettings settings, CloudAccount found) {
        boolean place = settings.endpoint() != null || region != null;
        boolean project = projectId != null || projectName != null;
        Map<String, String> origins = new HashMap<>();
        for (String name : List.of("credentials", "endpoint", "region", "projectId", "projectName", "iamEndpoint")) {
            origins.put(name, origin(found, name));
        }
        own(origins, "credentials", settings.credentials());
        own(origins, "endpoint", settings.endpoint());
        own(origins, "region", region);
        own(origins, "projectId", projectId);
        own(origins, "projectName", projectName);
        own(origins, "iamEndpoint", iamEndpoint);
        return new CloudAccount(
                found.source(),
                settings.credentials() != null ? settings.credentials() : found.credentials(),
                place ? settings.endpoint() : found.endpoint(),
                region != null ? region : found.region(),
                project ? projectId : found.projectId(),
                project ? projectName : found.projectName(),
                iamEndpoint != null ? iamEndpoint : found.iamEndpoint(),
                origins);
    }

    private static void own(Map<String, String> origins, String name, @Nullable Object value) {
        if (value != null) {
            origins.put(name, Description.BUILDER);
        }
    }
}
