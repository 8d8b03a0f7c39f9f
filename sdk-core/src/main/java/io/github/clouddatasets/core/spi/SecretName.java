package io.github.clouddatasets.core.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of fields, headers and parameters whose values do not belong in a log. Rather one too many than one too few. */
final class SecretName {

    /** Parts of a name, written without the signs between its words. */
    private static final Pattern PART =
            Pattern.compile("passw(?:or)?d|passphrase|passcode|passkey|pswd|pwd|secret|token|jwt"
                    + "|bearer|oauth|authoriz|credential|cookie|signature|certificate(?!d)|connectionstring|samlre|assertion"
                    + "|codeverifier|sessid|jsessionid|privkey"
                    + "|(?:api|access|private|secret|signing|encryption|decryption|master|shared|session|account|ssh|auth|client"
                    + "|security|subscription|licen[cs]e|activation|recovery|rsa|dsa|hmac|aes|crypto|cipher|symmetric|deploy|ssl|tls"
                    + "|gpg|pgp|user|admin|root|server|service|app)keys?(?![a-z])");

    /** Words of a name: too short to look for them in the middle of another word, such as {@code author}. */
    private static final Set<String> WORDS = Set.of(
            "authentication",
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
            "pkey",
            "saml",
            "sid");

    /** Ends of words, as in {@code dbpass} and {@code httpauth}, and the words that end so and are harmless. */
    private static final Pattern END =
            Pattern.compile("(?!(?:.*com|by|tres|over|under|sur)pass$|curl$).*(?:pass|auth|urls?)");

    /** Names that count tokens, as of a language model, instead of holding one. */
    private static final Pattern COUNT = Pattern.compile(
            ".*tokens|.*(?:count|size|length|limit|usage|total|used|left)|(?:max|min|num|total)token.*");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]{1,12}");

    private SecretName() {}

    /** Whether the value of this name is taken for a secret: {@code pwd}, {@code X-Auth-Token}, {@code privateKey}. */
    static boolean is(String name) {
        List<String> words = words(name);
        return PART.matcher(String.join("", words)).find()
                || words.stream()
                        .anyMatch(word ->
                                WORDS.contains(word) || END.matcher(word).matches());
    }

    /** Whether a value of a secret's name is none: no value at all, or a count of tokens. */
    static boolean isOpen(String name, String value) {
        return value.isEmpty()
                || value.equals("null")
                || value.equals("true")
                || value.equals("false")
                || (NUMBER.matcher(value).matches()
                        && COUNT.matcher(String.join("", words(name))).matches());
    }

    /** The words in small letters: {@code HTTPAuthHeader}, {@code http_auth-header} are both http, auth and header. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean sign = !Character.isLetterOrDigit(c);
            if ((sign || beginsWord(name, i)) && word.length() > 0) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (!sign) {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static boolean beginsWord(String name, int at) {
        if (at == 0 || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        return !Character.isUpperCase(name.charAt(at - 1))
                || (at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1)));
    }
}
