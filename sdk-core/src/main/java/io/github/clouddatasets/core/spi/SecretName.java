package io.github.clouddatasets.core.spi;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of fields, headers and parameters whose values do not belong in a log. Rather one too many than one too few. */
final class SecretName {

    /** Parts of a name, written without the signs between its words. */
    private static final List<String> PARTS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "secret",
            "token",
            "jwt",
            "bearer",
            "oauth",
            "authoriz",
            "credential",
            "cookie",
            "signature",
            "apikey",
            "accesskey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "decryptionkey",
            "masterkey",
            "sharedkey",
            "sessionkey",
            "accountkey",
            "sshkey",
            "authkey",
            "clientkey",
            "securitykey",
            "privkey",
            "certificate",
            "connectionstring",
            "url");

    /** Words of a name: too short to look for them in the middle of another word, such as {@code author}. */
    private static final Set<String> WORDS = Set.of(
            "auth",
            "authentication",
            "pass",
            "pw",
            "pin",
            "otp",
            "totp",
            "mfa",
            "sig",
            "sk",
            "sas",
            "hmac",
            "csrf",
            "xsrf",
            "cred",
            "creds",
            "pem",
            "sid");

    private SecretName() {}

    /** Whether the value of this name is taken for a secret: {@code pwd}, {@code X-Auth-Token}, {@code privateKey}. */
    static boolean is(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        StringBuilder words = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                words.append(' ');
                continue;
            }
            if (Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1))) {
                words.append(' ');
            }
            letters.append(c);
            words.append(c);
        }
        String joined = letters.toString().toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(joined::contains)
                || List.of(words.toString().toLowerCase(Locale.ROOT).split(" ")).stream()
                        .anyMatch(WORDS::contains);
    }
}
