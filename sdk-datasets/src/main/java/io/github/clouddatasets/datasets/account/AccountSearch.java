package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.internal.Region;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One search for an account: the sources in their order, and a note of each source without credentials. */
final class AccountSearch {

    private static final String AK = "HUAWEICLOUD_SDK_AK";
    private static final String SK = "HUAWEICLOUD_SDK_SK";
    private static final String SECURITY_TOKEN = "HUAWEICLOUD_SDK_SECURITY_TOKEN";

    private static final String VARIABLE = "environment variable ";
    private static final String PROPERTY = "system property " + Place.PROPERTIES;

    private final Env env;
    private final AccountFiles files;
    private final List<String> tried = new ArrayList<>();

    AccountSearch(Env env, AccountFiles files) {
        this.env = env;
        this.files = files;
    }

    CloudAccount find() {
        List<Supplier<@Nullable CloudAccount>> sources =
                List.of(this::properties, this::token, this::accessKey, this::openStack, this::cloudsYaml);
        for (Supplier<@Nullable CloudAccount> source : sources) {
            CloudAccount found = source.get();
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("no credentials found; tried " + String.join(", ", tried)
                + ". Set one of these, or the system properties " + Place.PROPERTIES
                + "*, or give credentials to the builder");
    }

    /** The account of credentials that are given: no other account is searched, only place and project of the machine. */
    CloudAccount of(Credentials given) {
        Place place = Place.of(env);
        Env.Found region = place.region() != null ? place.region() : env.variable("OS_REGION_NAME");
        Map<String, String> origins = place.origins();
        if (region != null) {
            origins.put("region", region.origin());
        }
        return new CloudAccount(
                "builder",
                given,
                Place.value(place.endpoint()),
                Place.value(region),
                Place.value(place.projectId()),
                Place.value(place.projectName()),
                Place.value(place.iamEndpoint()),
                origins);
    }

    /** The properties of the SDK's own name, in the order of the variables: token, access key, user. */
    private @Nullable CloudAccount properties() {
        String token = property("token");
        String ak = property("access-key");
        String sk = property("secret-key");
        String securityToken = property("security-token");
        String user = property("user");
        String password = property("password");
        if (token != null) {
            String source = PROPERTY + "token";
            return account("", source, usable(source, () -> Credentials.token(token)), null, null, null, null);
        }
        if (ak != null || sk != null || securityToken != null) {
            String source = PROPERTY + "access-key";
            if (ak == null || sk == null) {
                throw broken(
                        source,
                        Place.PROPERTIES + (ak == null ? "access-key" : "secret-key")
                                + " is not set, and the keys belong together");
            }
            return account("", source, accessKey(source, ak, sk, securityToken), null, null, null, null);
        }
        if (user != null || password != null) {
            String source = PROPERTY + "user";
            Credentials credentials = password(
                    source,
                    new Domain(Place.PROPERTIES + "domain", property("domain"), null),
                    new Part(Place.PROPERTIES + "user", user),
                    new Part(Place.PROPERTIES + "password", password));
            return account("", source, credentials, null, null, null, null);
        }
        return null; // the message of a vain search names all properties at once
    }

    private @Nullable String property(String name) {
        return Place.value(env.property(Place.PROPERTIES + name));
    }

    private @Nullable CloudAccount token() {
        String token = env.get("MODELARTS_TOKEN");
        if (token == null) {
            return nothing("MODELARTS_TOKEN (not set)");
        }
        Credentials credentials = usable("MODELARTS_TOKEN", () -> Credentials.token(token));
        return account(VARIABLE, "MODELARTS_TOKEN", credentials, null, null, null, null);
    }

    private @Nullable CloudAccount accessKey() {
        String ak = env.get(AK);
        String sk = env.get(SK);
        String securityToken = env.get(SECURITY_TOKEN);
        if (ak == null && sk == null && securityToken == null) {
            return nothing(AK + " and " + SK + " (not set)");
        }
        if (ak == null || sk == null) {
            throw broken(
                    AK + " and " + SK,
                    (ak != null ? AK : sk != null ? SK : SECURITY_TOKEN) + " is set, but " + (ak == null ? AK : SK)
                            + " is not");
        }
        return account(VARIABLE, AK, accessKey(AK + " and " + SK, ak, sk, securityToken), null, null, null, null);
    }

    private @Nullable CloudAccount openStack() {
        String token = env.get("OS_AUTH_TOKEN") != null ? env.get("OS_AUTH_TOKEN") : env.get("OS_TOKEN");
        String user = env.get("OS_USERNAME");
        String password = env.get("OS_PASSWORD");
        if (token == null && user == null && password == null) {
            return nothing("OS_AUTH_TOKEN, OS_TOKEN and OS_USERNAME (not set)");
        }
        String what = token != null ? "OS_AUTH_TOKEN or OS_TOKEN" : "OS_USERNAME";
        Credentials credentials = token != null
                ? usable(what, () -> Credentials.token(token))
                : password(
                        what,
                        new Domain(
                                "OS_USER_DOMAIN_NAME",
                                first(env.get("OS_USER_DOMAIN_NAME"), env.get("OS_DOMAIN_NAME")),
                                first(env.get("OS_USER_DOMAIN_ID"), env.get("OS_DOMAIN_ID"))),
                        new Part("OS_USERNAME", user),
                        new Part("OS_PASSWORD", password));
        String projectId = either(what, "OS_PROJECT_ID", "OS_TENANT_ID");
        String projectName = either(what, "OS_PROJECT_NAME", "OS_TENANT_NAME");
        if (projectId == null && projectName != null) {
            projectOfTheAccount(
                    what,
                    credentials,
                    new Domain(
                            "OS_PROJECT_DOMAIN_NAME",
                            env.get("OS_PROJECT_DOMAIN_NAME"),
                            env.get("OS_PROJECT_DOMAIN_ID")),
                    "OS_PROJECT_ID");
        }
        return account(
                VARIABLE, what, credentials, env.get("OS_REGION_NAME"), projectId, projectName, env.get("OS_AUTH_URL"));
    }

    /** The value of a variable that has an older name. Two values would be two projects: neither is a guess to make. */
    private @Nullable String either(String source, String name, String older) {
        String value = env.get(name);
        String olderValue = env.get(older);
        if (value != null && olderValue != null && !value.equals(olderValue)) {
            throw broken(source, name + " and " + older + " differ: set one of them");
        }
        return first(value, olderValue);
    }

    /** Projects are looked up by name in the user's own account, so a name in another account is refused. */
    private void projectOfTheAccount(String source, Credentials credentials, Domain ofProject, String remedy) {
        if (credentials instanceof Credentials.IamPassword user) {
            for (String domain : Stream.of(ofProject.name, ofProject.id)
                    .filter(Objects::nonNull)
                    .toList()) {
                if (domain.equals(user.domain()) || domain.equals(user.domainId())) {
                    return;
                }
            }
            if (ofProject.name != null || ofProject.id != null) {
                throw broken(source, ofProject.key + " or its id is not the user's account: set " + remedy);
            }
        }
    }

    private @Nullable CloudAccount cloudsYaml() {
        try {
            CloudsYaml.Entry entry = CloudsYaml.find(env, files);
            if (entry == null) {
                return nothing("clouds.yaml (in none of "
                        + String.join(
                                ", ",
                                CloudsYaml.places(env, files).stream()
                                        .map(Object::toString)
                                        .toList())
                        + ")");
            }
            Credentials credentials = credentials(entry);
            String projectId = entry.value("project_id", "tenant_id");
            String projectName = entry.value("project_name", "tenant_name");
            if (projectId == null && projectName != null) {
                projectOfTheAccount(
                        entry.source(),
                        credentials,
                        new Domain(
                                "project_domain_name",
                                entry.value("project_domain_name"),
                                entry.value("project_domain_id")),
                        "project_id");
            }
            return account(
                    "file ", entry.source(), credentials, entry.region(), projectId, projectName, entry.authUrl());
        } catch (CloudsYaml.Unusable e) {
            throw broken(e.source(), e.reason());
        }
    }

    private Credentials credentials(CloudsYaml.Entry entry) throws CloudsYaml.Unusable {
        String source = entry.source();
        String token = entry.value("token", "auth_token");
        String user = entry.value("username", "user_name");
        String password = entry.value("password");
        String ak = entry.auth("ak", "access_key");
        String sk = entry.auth("sk", "secret_key");
        String securityToken = entry.value("security_token");
        if (entry.isForKeys() || (ak == null && sk == null && token == null && user == null && password == null)) {
            // Beside a login, keys outside of auth are those of the object storage.
            ak = first(ak, entry.value("ak", "access_key", "account_key"));
            sk = first(sk, entry.value("sk", "secret_key"));
        }
        if (entry.isForKeys() || ak != null || sk != null) {
            return accessKey(source, ak, sk, securityToken);
        }
        if (token != null) {
            return usable(source, () -> Credentials.token(token));
        }
        if (user == null && entry.value("user_id") != null) {
            throw broken(source, "auth.user_id is not supported: set auth.username and auth.user_domain_name");
        }
        return password(
                source,
                new Domain(
                        "auth.user_domain_name",
                        entry.value("user_domain_name", "domain_name"),
                        entry.value("user_domain_id", "domain_id")),
                new Part("auth.username", user),
                new Part("auth.password", password));
    }

    private Credentials accessKey(
            String source, @Nullable String ak, @Nullable String sk, @Nullable String securityToken) {
        if (ak == null || sk == null) {
            throw broken(
                    source,
                    "auth.ak and auth.sk belong together, and " + (ak == null && sk == null ? "none is" : "one is not")
                            + " set");
        }
        return usable(
                source,
                () -> securityToken == null
                        ? Credentials.accessKey(ak, sk)
                        : Credentials.accessKey(ak, sk, securityToken));
    }

    /** A part of the credentials: the name of its variable or key, and its value. */
    private record Part(String name, @Nullable String value) {}

    /** An account by its name or its id: the variable or key of the name, and what is set of the two. */
    private record Domain(
            String key, @Nullable String name, @Nullable String id) {}

    private Credentials password(String source, Domain domain, Part user, Part password) {
        List<String> missing = Stream.of(new Part(domain.key, first(domain.name, domain.id)), user, password)
                .filter(part -> part.value == null)
                .map(Part::name)
                .toList();
        if (!missing.isEmpty() || user.value == null || password.value == null) {
            throw broken(source, String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " not set");
        }
        String account = domain.name;
        String accountId = domain.id;
        String name = user.value;
        String secret = password.value;
        return usable(
                source,
                () -> account != null
                        ? Credentials.iamPassword(account, name, secret)
                        : Credentials.iamPasswordByDomainId(Objects.requireNonNull(accountId), name, secret));
    }

    private Credentials usable(String source, Supplier<Credentials> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw broken(source, Objects.requireNonNullElse(e.getMessage(), "not usable"));
        }
    }

    /** An account with these credentials. Place and project of the environment win over those of the source. */
    private CloudAccount account(
            String kind,
            String source,
            Credentials credentials,
            @Nullable String region,
            @Nullable String projectId,
            @Nullable String projectName,
            @Nullable String authUrl) {
        Place place = Place.of(env);
        String origin = kind + source;
        Map<String, String> origins = place.origins();
        origins.put("credentials", origin);
        String named = Place.value(place.region());
        String here = first(named, region, env.get("OS_REGION_NAME"), regionOf(authUrl));
        if (named == null && here != null) {
            boolean ofFile = !kind.equals(VARIABLE) && region != null;
            boolean ofVariable = env.get("OS_REGION_NAME") != null;
            origins.put("region", ofFile ? origin : ofVariable ? VARIABLE + "OS_REGION_NAME" : "address of IAM");
        }
        boolean project = place.projectId() != null || place.projectName() != null;
        return new CloudAccount(
                source,
                credentials,
                Place.value(place.endpoint()),
                here,
                project ? Place.value(place.projectId()) : projectId,
                project ? Place.value(place.projectName()) : projectName,
                first(Place.value(place.iamEndpoint()), authUrl),
                origins);
    }

    private static @Nullable String regionOf(@Nullable String authUrl) {
        try {
            String host = authUrl == null ? null : URI.create(authUrl).getHost();
            return host == null ? null : Region.ofHost(host);
        } catch (IllegalArgumentException e) {
            return null; // the client's builder refuses the address, and names it
        }
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable CloudAccount nothing(String source) {
        tried.add(source);
        return null;
    }

    /** For a source whose credentials are incomplete or wrong: calling as somebody else instead would be worse. */
    private IllegalStateException broken(String source, String reason) {
        return new IllegalStateException("the credentials in " + source + " cannot be used: " + reason
                + (tried.isEmpty() ? "" : "; tried before: " + String.join(", ", tried)));
    }
}
