package io.github.clouddatasets.core;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who calls. The builder of a client says which kinds its service takes, and refuses any other kind when the client is
 * built. Secrets print as {@code ***} and are sent to the configured endpoint only: never on a redirect, never to a
 * presigned address.
 *
 * <pre>{@code
 * Credentials.accessKey(ak, sk)          // ModelArts: every request is signed with SDK-HMAC-SHA256
 * Credentials.iamPassword(account, user, password)   // ModelArts: exchanged for an IAM token, renewed by itself
 * Credentials.token(token)               // ModelArts: an IAM token you fetched yourself
 * Credentials.apiKey(key)                // Powerdrill: the project's API key
 * Credentials.idahApiKey("IDAH_...")     // IDAH: exchanged for a short-lived token, renewed by itself
 * Credentials.idahPassword(email, pw)    // IDAH: the same with an account's password
 * Credentials.bearer(jwt)                // IDAH: a token you fetched yourself
 * }</pre>
 */
public sealed interface Credentials {

    /**
     * Access key and secret key of a Huawei Cloud or OTC user.
     *
     * @param accessKey the AK
     * @param secretKey the SK
     * @return the credentials
     * @throws IllegalArgumentException if one is null or empty, or has characters that a header cannot hold
     */
    static Credentials accessKey(String accessKey, String secretKey) {
        return new AccessKey(accessKey, Secret.of("secretKey", secretKey), null);
    }

    /**
     * Temporary access key, secret key and the security token that belongs to them.
     *
     * @param accessKey the temporary AK
     * @param secretKey the temporary SK
     * @param securityToken sent, and signed, as {@code X-Security-Token}
     * @return the credentials
     * @throws IllegalArgumentException if one is null or empty, or has characters that a header cannot hold
     */
    static Credentials accessKey(String accessKey, String secretKey, String securityToken) {
        return new AccessKey(accessKey, Secret.of("secretKey", secretKey), Secret.of("securityToken", securityToken));
    }

    /**
     * An IAM token, sent as {@code X-Auth-Token}. The caller renews it: IAM tokens live for 24 hours.
     *
     * @param token the token
     * @return the credentials
     * @throws IllegalArgumentException if it is null or empty, or has characters that a header cannot hold
     */
    static Credentials token(String token) {
        return new Token(Secret.of("token", token));
    }

    /**
     * Name and password of an IAM user. The client exchanges them for a token of the project that lives 24 hours, shares
     * that token among all threads, and fetches the next one some minutes before it ends.
     *
     * @param domain name of the account (the domain, or tenant) that the user belongs to; not the project
     * @param user the user's name
     * @param password the user's password; sent to the IAM service only
     * @return the credentials
     * @throws IllegalArgumentException if one is null or empty, or has control characters; the message never holds the
     *     password
     */
    static Credentials iamPassword(String domain, String user, String password) {
        return new IamPassword(domain, null, user, Secret.of("password", password));
    }

    /**
     * As {@link #iamPassword}, with the id of the account in place of its name.
     *
     * @param domainId id of the account (the domain, or tenant) that the user belongs to; not the project's
     * @param user the user's name
     * @param password the user's password; sent to the IAM service only
     * @return the credentials
     * @throws IllegalArgumentException if one is null or empty, or has control characters; the message never holds the
     *     password
     */
    static Credentials iamPasswordByDomainId(String domainId, String user, String password) {
        return new IamPassword(null, Argument.required("domainId", domainId), user, Secret.of("password", password));
    }

    /**
     * A Powerdrill project API key, sent as {@code x-pd-api-key}.
     *
     * @param apiKey the key
     * @return the credentials
     * @throws IllegalArgumentException if it is null or empty, or has characters that a header cannot hold
     */
    static Credentials apiKey(String apiKey) {
        return new ApiKey(Secret.of("apiKey", apiKey));
    }

    /**
     * A ready bearer token, sent as {@code Authorization: Bearer}. The caller renews it.
     *
     * @param token the token, without the word Bearer
     * @return the credentials
     * @throws IllegalArgumentException if it is null or empty, or has characters that a header cannot hold
     */
    static Credentials bearer(String token) {
        return new Bearer(Secret.of("token", token));
    }

    /**
     * An IDAH API key. The client exchanges it for a token that lives one hour, shares that token among all threads and
     * fetches the next one 60 seconds before it ends.
     *
     * @param apiKey the key: {@code IDAH_} and 64 hexadecimal digits
     * @return the credentials
     * @throws IllegalArgumentException if the key does not have that form
     */
    static Credentials idahApiKey(String apiKey) {
        return idahApiKey(apiKey, Duration.ofHours(1));
    }

    /**
     * As {@link #idahApiKey(String)}, with another life for the tokens fetched with it.
     *
     * @param apiKey the key: {@code IDAH_} and 64 hexadecimal digits
     * @param tokenLife how long each token is valid, two minutes to 3650 days; a revoked key's tokens stay valid this long
     * @return the credentials
     * @throws IllegalArgumentException if the key does not have that form, or the life is null or out of its range
     */
    static Credentials idahApiKey(String apiKey, Duration tokenLife) {
        return new IdahApiKey(Secret.of("apiKey", apiKey), tokenLife);
    }

    /**
     * E-mail and password of an IDAH account. The client exchanges them for a token that lives one day, and renews it 60
     * seconds before it ends with the refresh token it got, or with the password where there is none. For programs an
     * API key is the better choice.
     *
     * @param email the account's e-mail address
     * @param password the account's password
     * @return the credentials
     * @throws IllegalArgumentException if one is null or empty, or has control characters; the message never holds the
     *     password
     */
    static Credentials idahPassword(String email, String password) {
        return new IdahPassword(email, Secret.of("password", password));
    }

    /**
     * See {@link Credentials#accessKey(String, String, String)}.
     *
     * @param accessKey the AK; an identifier, not a secret
     * @param secretKey the SK
     * @param securityToken the token of temporary keys; null for permanent keys
     */
    record AccessKey(
            String accessKey, Secret secretKey, @Nullable Secret securityToken) implements Credentials {
        /**
         * Checks that the keys can be used.
         *
         * @param accessKey the AK; an identifier, not a secret
         * @param secretKey the SK
         * @param securityToken the token of temporary keys; null for permanent keys
         * @throws IllegalArgumentException if one is null or empty, or has characters that a header cannot hold
         */
        public AccessKey {
            headerSafe("accessKey", Argument.notEmpty("accessKey", accessKey));
            oneLine("secretKey", Argument.required("secretKey", secretKey).reveal());
            if (securityToken != null) {
                headerSafe("securityToken", securityToken.reveal());
            }
        }
    }

    /**
     * See {@link Credentials#token(String)}.
     *
     * @param token the IAM token
     */
    record Token(Secret token) implements Credentials {
        /**
         * Checks that a header can hold the token.
         *
         * @param token the IAM token
         * @throws IllegalArgumentException if it is null, or has characters that a header cannot hold
         */
        public Token {
            headerSafe("token", Argument.required("token", token).reveal());
        }
    }

    /**
     * See {@link Credentials#iamPassword(String, String, String)}.
     *
     * @param domain the account's name; null if the account is known by its id
     * @param domainId the account's id; null if the account is known by its name
     * @param user the user's name
     * @param password the password
     */
    record IamPassword(@Nullable String domain, @Nullable String domainId, String user, Secret password)
            implements Credentials {
        /**
         * Checks that the names can be names.
         *
         * @param domain the account's name, or null
         * @param domainId the account's id, or null
         * @param user the user's name
         * @param password the password
         * @throws IllegalArgumentException if one is null or has control characters, or a name is empty; if the account has
         *     both a name and an id
         */
        public IamPassword {
            name(domainId == null ? "domain" : "domainId", domainId == null ? domain : domainId);
            name("user", user);
            oneLine("password", Argument.required("password", password).reveal());
            if (domain != null && domainId != null) {
                throw new IllegalArgumentException("domain and domainId must not both be set");
            }
        }

        private static void name(String field, @Nullable String value) {
            if (Argument.notEmpty(field, value).chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(field + " must not have control characters");
            }
        }
    }

    /**
     * See {@link Credentials#apiKey(String)}.
     *
     * @param apiKey the key
     */
    record ApiKey(Secret apiKey) implements Credentials {
        /**
         * Checks that a header can hold the key.
         *
         * @param apiKey the key
         * @throws IllegalArgumentException if it is null, or has characters that a header cannot hold
         */
        public ApiKey {
            headerSafe("apiKey", Argument.required("apiKey", apiKey).reveal());
        }
    }

    /**
     * See {@link Credentials#bearer(String)}.
     *
     * @param token the token
     */
    record Bearer(Secret token) implements Credentials {
        /**
         * Checks that a header can hold the token.
         *
         * @param token the token
         * @throws IllegalArgumentException if it is null, or has characters that a header cannot hold
         */
        public Bearer {
            headerSafe("token", Argument.required("token", token).reveal());
        }
    }

    /**
     * See {@link Credentials#idahApiKey(String, Duration)}.
     *
     * @param apiKey the key
     * @param tokenLife how long each fetched token is valid
     */
    record IdahApiKey(Secret apiKey, Duration tokenLife) implements Credentials {
        private static final Pattern FORM = Pattern.compile("IDAH_[0-9a-f]{64}");
        private static final Duration SHORTEST = Duration.ofMinutes(2);
        private static final Duration LONGEST = Duration.ofDays(3650);

        /**
         * Checks the key's form and the life.
         *
         * @param apiKey the key
         * @param tokenLife how long each fetched token is valid
         * @throws IllegalArgumentException if the key does not have its form, or the life is null, shorter than two minutes or
         *     longer than ten years
         */
        public IdahApiKey {
            if (!FORM.matcher(Argument.required("apiKey", apiKey).reveal()).matches()) {
                throw new IllegalArgumentException("apiKey must be IDAH_ and 64 lower-case hexadecimal digits");
            }
            if (Argument.positive("tokenLife", tokenLife).compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("tokenLife must be at least 2 minutes: " + tokenLife);
            }
            if (tokenLife.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("tokenLife must be at most 3650 days: " + tokenLife);
            }
        }
    }

    /**
     * See {@link Credentials#idahPassword(String, String)}.
     *
     * @param email the account's e-mail address
     * @param password the account's password
     */
    record IdahPassword(String email, Secret password) implements Credentials {
        /**
         * Checks that the address is not empty.
         *
         * @param email the account's e-mail address
         * @param password the account's password
         * @throws IllegalArgumentException if one is null or has control characters, or the address is empty
         */
        public IdahPassword {
            Argument.notEmpty("email", email);
            oneLine("email", email);
            oneLine("password", Argument.required("password", password).reveal());
        }
    }

    /** A secret read from a file often ends in a line break, which makes it another secret: each login would fail. */
    private static void oneLine(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new IllegalArgumentException(field
                        + " must not have line breaks or other control characters; character " + (i + 1) + " is one");
            }
        }
    }

    /** A header value must be printable ASCII. Checked here since the HTTP library's own message prints the value. */
    private static void headerSafe(String field, String value) {
        CopiedSecret.refuse(field, value.strip());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        field + " must be printable ASCII without spaces; character " + (i + 1) + " is not");
            }
        }
    }
}
