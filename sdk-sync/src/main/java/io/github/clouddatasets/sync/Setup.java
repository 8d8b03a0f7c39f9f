package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Description;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.sync.internal.Idah;
import io.github.clouddatasets.sync.internal.Services;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where the platform is and who calls: the builder's values, filled up from the environment. */
final class Setup {

    private static final String PROPERTIES = "clouddatasets.idah.";

    private final Endpoint endpoint;
    private final Map<String, Env.Found> places = new TreeMap<>();
    private final boolean allowInsecureHttp;
    private final Credentials credentials;
    private final String credentialsOrigin;
    private final String endpointOrigin;

    /**
     * @param settings the builder's values
     * @param own the builder's addresses of single services, by the names of the builder's methods
     * @param env the environment; null if the builder alone counts
     */
    Setup(ClientSettings settings, Map<String, String> own, @Nullable Env env) {
        Env.Found place = settings.endpoint() != null || env == null
                ? null
                : env.require(PROPERTIES + "endpoint", "IDAH_ENDPOINT", "the platform's API, https://host/api/v1");
        this.allowInsecureHttp = settings.allowInsecureHttp();
        this.endpoint = Endpoint.of(place == null ? settings.endpoint() : place.value(), allowInsecureHttp);
        this.endpointOrigin = place == null ? Description.BUILDER : place.origin();
        if (place != null && env != null) { // else a service of another platform would see the secret
            for (String service : List.of("iam", "dataset", "media", "setting")) {
                Env.Found found = env.property(PROPERTIES + service + "-endpoint");
                if (found == null && !service.equals("iam")) {
                    found = env.variable(variable(service + "-endpoint"));
                }
                if (found != null) {
                    places.put(service + "Endpoint", found);
                }
            }
        }
        own.forEach((name, address) -> places.put(name, new Env.Found(address, Description.BUILDER)));
        Credentials given = settings.credentials();
        if (given != null) {
            this.credentials = given;
            this.credentialsOrigin = Description.BUILDER;
            return;
        }
        if (env == null) {
            throw new IllegalArgumentException(
                    "credentials is required: set apiKey, password, bearer or credentials on the builder");
        }
        Named found = find(env);
        this.credentials = found.credentials;
        this.credentialsOrigin = found.origin;
    }

    /** Credentials, and the setting that has them. */
    private record Named(Credentials credentials, String origin) {}

    /** The properties as a whole, else the variables: parts of two accounts are never mixed. */
    private static Named find(Env env) {
        Named found = find(name -> PROPERTIES + name, "system property ", name -> {
            Env.Found property = env.property(PROPERTIES + name);
            return property == null ? null : property.value();
        });
        if (found == null) {
            found = find(Setup::variable, "environment variable ", name -> env.get(variable(name)));
        }
        if (found == null) {
            Env.Found key = env.require(PROPERTIES + "api-key", "IDAH_API_KEY", "an API key, or set IDAH_TOKEN");
            return new Named(Credentials.idahApiKey(key.value()), key.origin());
        }
        return found;
    }

    private static String variable(String name) {
        return "IDAH_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private interface Values {
        @Nullable
        String get(String name);
    }

    private static @Nullable Named find(UnaryOperator<String> names, String kind, Values values) {
        String token = values.get("token");
        if (token != null) {
            return new Named(Credentials.bearer(token), kind + names.apply("token"));
        }
        String key = values.get("api-key");
        if (key != null) {
            return new Named(Credentials.idahApiKey(key), kind + names.apply("api-key"));
        }
        String email = values.get("email");
        String password = values.get("password");
        if (email == null && password == null) {
            return null;
        }
        if (email == null || password == null) {
            throw new IllegalStateException("the " + kind + names.apply(password == null ? "password" : "email")
                    + " is not set: the e-mail address and the password of an account belong together");
        }
        return new Named(Credentials.idahPassword(email, password), kind + names.apply("email"));
    }

    /**
     * The calls of a new client.
     *
     * @param services all services but the identity service
     * @param iam the identity service, if there is a login
     * @param logout forgets the login's token, and ends the session if there is one
     */
    record Opened(Services services, @Nullable Api iam, Runnable logout) {}

    /**
     * Opens the calls of all services.
     *
     * @throws IllegalArgumentException if the credentials are none of IDAH's
     */
    Opened open(ClientSettings settings) {
        if (credentials instanceof Credentials.Bearer bearer) {
            Authorizer authorizer = Authorizer.header("Authorization", "Bearer ", bearer.token());
            return new Opened(services(authorizer, settings), null, () -> {});
        }
        if (credentials instanceof Credentials.IdahApiKey key) {
            Api iam = Api.open(Idah.SERVICE, service("iam"), Authorizer.none(), settings);
            Authorizer authorizer = Authorizer.login(new ApiKeyLogin(iam, key, settings.time()), settings.time());
            return new Opened(services(authorizer, settings), iam, authorizer::forget);
        }
        if (credentials instanceof Credentials.IdahPassword account) {
            Endpoint place = service("iam");
            Api iam = Api.open(Idah.SERVICE, place, Authorizer.none(), settings);
            boolean secure = place.scheme().equals("https") || place.isThisMachine();
            PasswordLogin login = new PasswordLogin(iam, account, secure, settings.time());
            Authorizer authorizer = Authorizer.login(login, settings.time());
            Runnable logout = () -> {
                authorizer.forget();
                login.logout();
            };
            return new Opened(services(authorizer, settings), iam, logout);
        }
        throw new IllegalArgumentException(
                "credentials for IDAH must be an IDAH API key, an IDAH account's password or a"
                        + " bearer token, not "
                        + credentials.getClass().getSimpleName());
    }

    private Services services(Authorizer authorizer, ClientSettings settings) {
        Endpoint dataset = service("dataset");
        Endpoint media = service("media");
        Endpoint setting = service("setting");
        Api sync = Api.open(Idah.SERVICE, sync(), authorizer, settings);
        return new Services(
                sync,
                sync.beside(Idah.SERVICE, dataset),
                sync.beside(Idah.SERVICE, media),
                sync.beside(Idah.SERVICE, setting));
    }

    /** Below it is the Sync API. */
    private Endpoint sync() {
        boolean already =
                places.containsKey("iamEndpoint") || endpoint.basePath().endsWith("/sync");
        return already ? endpoint : endpoint.below("/sync");
    }

    private Endpoint service(String name) {
        Env.Found own = places.get(name + "Endpoint");
        return own != null
                ? Endpoint.of(name + "Endpoint", own.value(), allowInsecureHttp)
                : endpoint.at(endpoint.basePath().replaceFirst("/sync$", "")).below("/" + name);
    }

    String describe(ClientSettings settings) {
        Description description = new Description("SyncClient").add("endpoint", endpoint.address(), endpointOrigin);
        places.forEach((name, found) -> description.add(
                name,
                service(name.substring(0, name.length() - "Endpoint".length())).address(),
                found.origin()));
        return description.add("credentials", credentials, credentialsOrigin).with(settings);
    }
}
