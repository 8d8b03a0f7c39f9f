package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cookie as a server sets it. Its path and its end are not kept: the cookie goes to no address but the one that made it,
 * and the service there refuses a cookie that has ended.
 *
 * @param value the cookie's value
 * @param secure whether the cookie may travel over https only
 */
record SetCookie(Secret value, boolean secure) {

    /** The last cookie of this name among the header's lines; null if there is none, or if the server takes it back. */
    static @Nullable SetCookie named(String name, List<String> lines) {
        SetCookie found = null;
        for (String line : lines) {
            String[] parts = line.split(";", -1);
            int equals = parts[0].indexOf('=');
            if (equals < 0 || !parts[0].substring(0, equals).strip().equals(name)) {
                continue;
            }
            String value = unquoted(parts[0].substring(equals + 1).strip());
            List<String> attributes =
                    Arrays.stream(parts).skip(1).map(String::strip).toList();
            boolean takenBack = !isSendable(value)
                    || attributes.stream()
                            .anyMatch(a -> a.toLowerCase(Locale.ROOT).matches("max-age\\s*=\\s*(0|-.*)"));
            found = takenBack
                    ? null
                    : new SetCookie(Secret.of(value), attributes.stream().anyMatch("secure"::equalsIgnoreCase));
        }
        return found;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Whether the value is not empty and has no character that a header cannot carry. */
    private static boolean isSendable(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
