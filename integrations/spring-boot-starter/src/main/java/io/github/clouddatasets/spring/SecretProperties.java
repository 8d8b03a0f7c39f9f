package io.github.clouddatasets.spring;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Tells which properties are secrets: by name, in any spelling that Spring Boot reads, and by value, since a secret may
 * lie under a name of the user's own ({@code api-key: ${MY_KEY}}) or in the command line of the JVM.
 */
final class SecretProperties {

    private static final int SHORTEST_VALUE = 6; // a shorter text is in many values by chance

    private static final List<String> NAMES = List.of(
            "clouddatasets.modelarts.access-key",
            "clouddatasets.modelarts.secret-key",
            "clouddatasets.modelarts.security-token",
            "clouddatasets.modelarts.token",
            "clouddatasets.modelarts.password",
            "clouddatasets.powerdrill.api-key",
            "clouddatasets.idah.api-key",
            "clouddatasets.idah.token",
            "clouddatasets.idah.password",
            "clouddatasets.network.proxy-password",
            "clouddatasets.network.trust-store-password",
            "clouddatasets.network.client-certificate-password");

    /** The last words of the names above, and the variables that {@code fromEnvironment()} reads. */
    private static final Set<String> ENDS =
            Set.of("accesskey", "secretkey", "securitytoken", "token", "password", "apikey");

    private static final Set<String> VARIABLES = Set.of(
            "huaweicloudsdkak",
            "huaweicloudsdksk",
            "huaweicloudsdksecuritytoken",
            "modelartstoken",
            "osauthtoken",
            "ostoken",
            "ospassword",
            "idahapikey",
            "idahtoken",
            "idahpassword",
            "powerdrillapikey",
            "powerdrillprojectapikey");

    private final Binder binder;

    SecretProperties(Environment environment) {
        this.binder = Binder.get(environment);
    }

    boolean isSecret(String key, Object value) {
        String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (VARIABLES.contains(name)) {
            return true;
        }
        if (name.contains("clouddatasets") && ENDS.stream().anyMatch(name::endsWith)) {
            return true;
        }
        String text = value.toString();
        return text.length() >= SHORTEST_VALUE && NAMES.stream().anyMatch(secret -> isIn(text, secret));
    }

    private boolean isIn(String text, String name) {
        String secret;
        try {
            secret = binder.bind(name, String.class).orElse("");
        } catch (RuntimeException e) {
            return false; // a value that cannot be read, such as one with an open placeholder, is no secret
        }
        return secret.length() >= SHORTEST_VALUE && text.contains(secret);
    }
}
