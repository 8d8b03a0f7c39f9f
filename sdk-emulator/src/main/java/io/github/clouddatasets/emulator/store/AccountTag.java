package io.github.clouddatasets.emulator.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * What makes the ids and secrets of one account differ from those of every other account. Ids contain the tag, so that
 * a request shows its account; secrets come from a random seed. The first account has the plain values, which
 * documents and demos may name.
 *
 * @param id 8 hexadecimal digits; empty for the plain values
 * @param seed the seed of the secrets and of the ids that the services hand out later
 */
public record AccountTag(String id, long seed) {

    private static final Pattern ID = Pattern.compile("|[0-9a-f]{8}");

    /** The tag of an account with the plain values. */
    public static final AccountTag PLAIN = new AccountTag("", 0);

    /** The length of {@link #id} of an account with values of its own. */
    public static final int LENGTH = 8;

    public AccountTag {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be empty or 8 hexadecimal digits: " + id);
        }
    }

    /** A tag that no other account has. */
    public static AccountTag fresh() {
        SecureRandom random = new SecureRandom();
        return new AccountTag(HexFormat.of().toHexDigits(random.nextInt()), random.nextLong());
    }

    /** The tag as one word, for {@link #parse}. */
    public String text() {
        return id.isEmpty() ? "" : id + HexFormat.of().toHexDigits(seed);
    }

    /** The tag behind {@link #text}. */
    public static AccountTag parse(String text) {
        return text.isEmpty()
                ? PLAIN
                : new AccountTag(text.substring(0, LENGTH), HexFormat.fromHexDigitsToLong(text.substring(LENGTH)));
    }

    public boolean isPlain() {
        return id.isEmpty();
    }

    /** An id of the length of {@code plain} with the tag at position {@code at}. */
    public String in(String plain, int at) {
        return isPlain() ? plain : plain.substring(0, at) + id + plain.substring(at + LENGTH);
    }

    /** The same as {@link #in}, for ids of capital letters and digits. */
    public String inCapitals(String plain, int at) {
        return isPlain() ? plain : in(plain, at).toUpperCase(Locale.ROOT);
    }

    /** A secret of the length of {@code plain}, whose first {@code kept} characters stay. */
    public String secret(String plain, int kept) {
        if (isPlain()) {
            return plain;
        }
        // The text makes the secrets of one account differ from each other.
        Random random = new Random(seed ^ ((long) plain.hashCode() << 17));
        StringBuilder secret = new StringBuilder(plain.substring(0, kept));
        while (secret.length() < plain.length()) {
            secret.append(Character.forDigit(random.nextInt(16), 16));
        }
        return secret.toString();
    }

    /** The source of the ids of one service. Accounts with the plain values have the same ids on every run. */
    public IdSource ids(int service) {
        return new IdSource(isPlain() ? service : seed + service);
    }

    @Override
    public String toString() {
        return "AccountTag[" + id + "]";
    }
}
