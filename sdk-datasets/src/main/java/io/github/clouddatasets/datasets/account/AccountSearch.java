package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.internal.Region;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One search for an account: the sources in their order, and a note of each source without credentials. */
final class AccountSearch {

    private static final String AK = "HUAWEICLOUD_SDK_AK";
    private static final String SK = "HUAWEICLOUD_SDK_SK";
    private static final String SECURITY_TOKEN = "HUAWEICLOUD_SDK_SECURITY_TOKEN";

    /** What the vendor profile otc of OpenStack's clients names. */
    private static final String OTC_AUTH_URL = "https://iam.eu-de.otc.t-systems.com/v3";

    private final Env env;
    private final AccountFiles files;
    private final List<String> tried = new ArrayList<>();

    AccountSearch(Env env, AccountFiles files) {
        this.env = env;
        this.files = files;
    }

    CloudAccount find() {
        List<Supplier<@Nullable CloudAccount>> sources =
                List.of(this::token, this::accessKey, this::openStack, this::cloudsYaml);
        for (Supplier<@Nullable CloudAccount> source : sources) {
            CloudAccount found = source.get();
            if (found != null) {
                return found;
            }
        }
        throw new IllegalStateException("no credentials found; tried " + String.join(", ", tried)
                + ". Set one of these, or give credentials to the builder");
    }

    private @Nullable CloudAccount token() {
        String token = env.get("MODELARTS_TOKEN");
        if (token == null) {
            return nothing("MODELARTS_TOKEN (not set)");
        }
        Credentials credentials = usable("MODELARTS_TOKEN", () -> Credentials.token(token));
        return account("MODELARTS_TOKEN", credentials, null, null, null, null);
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
        Credentials credentials = usable(
                AK + " and " + SK,
                () -> securityToken == null
                        ? Credentials.accessKey(ak, sk)
                        : Credentials.accessKey(ak, sk, securityToken));
        return account(AK, credentials, null, null, null, null);
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
                        new Part(
                                "OS_USER_DOMAIN_NAME",
                                first(env.get("OS_USER_DOMAIN_NAME"), env.get("OS_DOMAIN_NAME"))),
                        new Part("OS_USERNAME", user),
                        new Part("OS_PASSWORD", password));
        String projectId = either(what, "OS_PROJECT_ID", "OS_TENANT_ID");
        String projectName = either(what, "OS_PROJECT_NAME", "OS_TENANT_NAME");
        if (projectId == null && projectName != null) {
            projectOfTheAccount(what, credentials);
        }
        return account(what, credentials, env.get("OS_REGION_NAME"), projectId, projectName, env.get("OS_AUTH_URL"));
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
    private void projectOfTheAccount(String source, Credentials credentials) {
        if (env.get("OS_PROJECT_DOMAIN_ID") != null && env.get("OS_PROJECT_DOMAIN_NAME") == null) {
            throw broken(source, "OS_PROJECT_DOMAIN_ID is not supported: set OS_PROJECT_ID");
        }
        String domain = env.get("OS_PROJECT_DOMAIN_NAME");
        if (domain != null && credentials instanceof Credentials.IamPassword user && !domain.equals(user.domain())) {
            throw broken(source, "OS_PROJECT_DOMAIN_NAME is not the user's account: set OS_PROJECT_ID");
        }
    }

    private @Nullable CloudAccount cloudsYaml() {
        try {
            CloudsYaml.Entry entry = CloudsYaml.find(env, files);
            if (entry == null) {
                return nothing("clouds.yaml (in none of "
                        + String.join(
                                ", ",
                                CloudsYaml.places(files).stream()
                                        .map(Object::toString)
                                        .toList())
                        + ")");
            }
            String token = entry.auth("token");
            String ak = entry.auth("ak", "access_key");
            String sk = entry.auth("sk", "secret_key");
            boolean keys = "aksk".equals(entry.text("auth_type")) || ak != null || sk != null;
            if (keys && (ak == null || sk == null)) {
                throw broken(entry.source(), "auth.ak and auth.sk belong together, and one is not set");
            }
            Credentials credentials = ak != null && sk != null
                    ? usable(entry.source(), () -> Credentials.accessKey(ak, sk))
                    : token != null
                            ? usable(entry.source(), () -> Credentials.token(token))
                            : password(
                                    entry.source(),
                                    new Part("auth.user_domain_name", entry.auth("user_domain_name", "domain_name")),
                                    new Part("auth.username", entry.auth("username")),
                                    new Part("auth.password", entry.auth("password")));
            return account(
                    entry.source(),
                    credentials,
                    entry.text("region_name"),
                    entry.auth("project_id", "tenant_id"),
                    entry.auth("project_name", "tenant_name"),
                    first(entry.auth("auth_url"), entry.hasProfile() ? OTC_AUTH_URL : null));
        } catch (CloudsYaml.Unusable e) {
            throw broken(e.source(), e.reason());
        }
    }

    /** A part of the credentials: the name of its variable or key, and its value. */
    private record Part(String name, @Nullable String value) {}

    private Credentials password(String source, Part domain, Part user, Part password) {
        List<String> missing = Stream.of(domain, user, password)
                .filter(part -> part.value == null)
                .map(Part::name)
                .toList();
        if (domain.value == null || user.value == null || password.value == null) {
            throw broken(source, String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " not set");
        }
        String account = domain.value;
        String name = user.value;
        String secret = password.value;
        return usable(source, () -> Credentials.iamPassword(account, name, secret));
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
            String source,
            Credentials credentials,
            @Nullable String region,
            @Nullable String projectId,
            @Nullable String projectName,
            @Nullable String authUrl) {
        String iam = first(env.get("MODELARTS_IAM_ENDPOINT"), authUrl);
        String here = first(env.get("MODELARTS_REGION"), region, env.get("OS_REGION_NAME"), regionOf(authUrl));
        String givenId = env.get("HUAWEICLOUD_SDK_PROJECT_ID");
        return new CloudAccount(
                source,
                credentials,
                env.get("MODELARTS_ENDPOINT"),
                here,
                first(givenId, projectId),
                givenId != null ? null : projectName,
                iam);
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
