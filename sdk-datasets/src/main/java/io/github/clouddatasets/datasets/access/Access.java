package io.github.clouddatasets.datasets.access;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.datasets.account.CloudAccount;
import io.github.clouddatasets.datasets.internal.ModelArts;
import io.github.clouddatasets.datasets.internal.Region;
import io.github.clouddatasets.datasets.internal.Rules;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The engines of a {@code DatasetClient}, made from an account.
 *
 * @param modelArts calls the service
 * @param iam calls the identity service; null if the client needs neither a token nor a lookup of the project's id
 * @param place the service, its address and the project, for {@code toString}
 */
public record Access(Api modelArts, @Nullable Api iam, String place) {

    /** A version of the API in the path, and what follows it in addresses that were pasted whole. */
    private static final Pattern VERSION = Pattern.compile("(?i)/v[0-9](?:\\.[0-9])?(?:/|$)");

    private static final String TOKEN_HEADER = "X-Auth-Token";

    /**
     * Opens the engines that the account needs. Nothing is sent.
     *
     * @param account who calls, where, and for which project
     * @param settings the settings of the client
     * @return the engines
     * @throws IllegalArgumentException if a value is missing or not usable, naming the value
     */
    public static Access open(CloudAccount account, ClientSettings settings) {
        Credentials credentials = accepted(account.credentials());
        Endpoint endpoint = endpoint(account, settings);
        String id = account.projectId();
        Check.pattern("projectId", id, Rules.PROJECT_ID, Rules.PROJECT_ID_RULE);
        if (credentials instanceof Credentials.IamPassword who) {
            return withPassword(who, account, endpoint, settings);
        }
        if (id != null) {
            Endpoint project = endpoint.below("/v2/" + id);
            Authorizer authorizer = authorizer(credentials, new AtomicReference<>(id), settings.time());
            return new Access(Api.open(ModelArts.SERVICE, project, authorizer, settings), null, place(endpoint, id));
        }
        return withLookup(credentials, projectName(account, endpoint), account, endpoint, settings);
    }

    private static Access withPassword(
            Credentials.IamPassword who, CloudAccount account, Endpoint endpoint, ClientSettings settings) {
        String id = account.projectId();
        String name = id != null ? null : projectName(account, endpoint);
        Endpoint place = iamEndpoint(account, endpoint, settings);
        Api iam = Api.open(Iam.service(who), place, Authorizer.none(), settings);
        IamLogin login = name == null && id != null
                ? IamLogin.byId(iam, who, id, settings.time())
                : IamLogin.byName(iam, who, Check.required("projectName", name), settings.time());
        Authorizer authorizer = Authorizer.login(login, TOKEN_HEADER, "", IamLogin.EARLY, settings.time());
        Api modelArts = id != null
                ? Api.open(ModelArts.SERVICE, endpoint.below("/v2/" + id), authorizer, settings)
                : Api.open(ModelArts.SERVICE, endpoint, timeout -> "/v2/" + login.find(timeout), authorizer, settings);
        return new Access(modelArts, iam, id != null ? place(endpoint, id) : placeByName(endpoint, name));
    }

    private static Access withLookup(
            Credentials credentials,
            String projectName,
            CloudAccount account,
            Endpoint endpoint,
            ClientSettings settings) {
        Endpoint place = iamEndpoint(account, endpoint, settings);
        AtomicReference<@Nullable String> none = new AtomicReference<>();
        AtomicReference<@Nullable String> project = new AtomicReference<>();
        Api iam = Api.open(Iam.service(credentials), place, authorizer(credentials, none, settings.time()), settings);
        ProjectLookup lookup = new IamProjects(iam, projectName);
        Api.BasePath path = timeout -> {
            String id = lookup.find(timeout);
            project.set(id); // signed as X-Project-Id from now on
            return "/v2/" + id;
        };
        Authorizer authorizer = authorizer(credentials, project, settings.time());
        Api modelArts = Api.open(ModelArts.SERVICE, endpoint, path, authorizer, settings);
        return new Access(modelArts, iam, placeByName(endpoint, projectName));
    }

    private static String place(Endpoint endpoint, String projectId) {
        return ModelArts.SERVICE.name() + " at " + endpoint.address() + ", project " + projectId;
    }

    private static String placeByName(Endpoint endpoint, @Nullable String projectName) {
        return ModelArts.SERVICE.name() + " at " + endpoint.address() + ", project named " + projectName;
    }

    private static Authorizer authorizer(
            Credentials credentials, AtomicReference<@Nullable String> project, Time time) {
        if (credentials instanceof Credentials.AccessKey key) {
            return Authorizer.accessKey(key, project::get, time);
        }
        return Authorizer.header(TOKEN_HEADER, "", ((Credentials.Token) credentials).token());
    }

    private static Credentials accepted(Credentials credentials) {
        if (credentials instanceof Credentials.AccessKey
                || credentials instanceof Credentials.Token
                || credentials instanceof Credentials.IamPassword) {
            return credentials;
        }
        throw new IllegalArgumentException(
                "credentials for ModelArts must be an access key, a token or an IAM user's password, not "
                        + credentials.getClass().getSimpleName());
    }

    private static Endpoint endpoint(CloudAccount account, ClientSettings settings) {
        String given = account.endpoint();
        if (given == null && account.region() == null) {
            throw new IllegalArgumentException("endpoint or region is required, such as region eu-de");
        }
        Endpoint endpoint = Endpoint.of(
                given != null ? given : Region.endpoint(Check.required("region", account.region())),
                settings.allowInsecureHttp());
        if (VERSION.matcher(endpoint.basePath()).find()) {
            throw Check.refused(
                    "endpoint",
                    "must end before /v2: the client adds the version and the project, which projectId sets",
                    endpoint.address());
        }
        return endpoint;
    }

    /** Each region's first project is named like the region. */
    private static String projectName(CloudAccount account, Endpoint endpoint) {
        if (account.projectName() != null) {
            return account.projectName();
        }
        String region = account.region() != null ? account.region() : Region.ofHost(endpoint.host());
        if (region == null) {
            throw new IllegalArgumentException("projectId is required, or region for it to be looked up: "
                    + endpoint.host() + " does not tell the region");
        }
        return region;
    }

    /** The address is guessed beside the clouds' own hosts only: credentials must not go to a host that nobody named. */
    private static Endpoint iamEndpoint(CloudAccount account, Endpoint endpoint, ClientSettings settings) {
        String given = account.iamEndpoint() != null ? account.iamEndpoint() : Region.iamBeside(endpoint.host());
        if (given == null) {
            throw new IllegalArgumentException("iamEndpoint is required to fetch a token or the project's id: "
                    + endpoint.host() + " does not tell where IAM is");
        }
        Endpoint iam = Endpoint.of("iamEndpoint", given, settings.allowInsecureHttp());
        return iam.at(iam.basePath().replaceFirst("/v3$", "")); // as OS_AUTH_URL ends
    }
}
