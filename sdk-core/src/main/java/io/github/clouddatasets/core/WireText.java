package io.github.clouddatasets.core;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the texts that a caller puts on the wire by name: headers, query parameters, segments of a path. Messages name
 * the parameter and the rule, never a value: a value may be a secret.
 */
final class WireText {

    /** Headers that carry credentials, that belong to HTTP itself, or that the SDK sets by its own rules. */
    private static final Set<String> OWN = Set.of(
            "authorization",
            "proxy-authorization",
            "x-auth-token",
            "x-sdk-date",
            "x-project-id",
            "x-security-token",
            "x-pd-api-key",
            "x-pd-external-trace-id",
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "accept-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "expect",
            "user-agent");

    /** Headers that follow from the operation; a raw request has no operation and may set them. */
    private static final Set<String> OF_OPERATIONS = Set.of("accept", "range", "if-range");

    private WireText() {}

    /** A header of a request that the caller describes as a whole. */
    static void header(@Nullable String name, @Nullable String value) {
        headerName(name);
        if (value == null) {
            throw new IllegalArgumentException("the value of header " + name + " is required");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c > '~') {
                throw new IllegalArgumentException("the value of header " + name
                        + " must have printable ASCII characters only, unlike the character at index " + i);
            }
        }
    }

    /** A header for calls of any operation. */
    static void headerOfCalls(@Nullable String name, @Nullable String value) {
        header(name, value);
        if (name != null && OF_OPERATIONS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the header " + name + " is set by the SDK itself, operation by operation");
        }
    }

    private static void headerName(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("the name of a header is required");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean token = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
            if (!token) {
                throw new IllegalArgumentException("the name of a header must have letters, digits and !#$%&'*+-.^_`|~"
                        + " only: \"" + shown(name) + "\"");
            }
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header " + name + " is set by the SDK itself");
        }
    }

    /** A query parameter, not encoded; returns its value. */
    static String query(@Nullable String name, @Nullable String value) {
        if (name == null || name.isEmpty()) {
            throw new IllegalArgumentException("the name of a query parameter is required");
        }
        if (badCharacter(name) >= 0) {
            throw new IllegalArgumentException(
                    "the name of a query parameter must have no control characters: \"" + shown(name) + "\"");
        }
        if (value == null) {
            throw new IllegalArgumentException("the value of query parameter " + name + " is required");
        }
        int bad = badCharacter(value);
        if (bad >= 0) {
            throw new IllegalArgumentException("the value of query parameter " + name
                    + " must have no control characters, unlike the character at index " + bad);
        }
        return value;
    }

    /** One segment of a path, not encoded. */
    static String segment(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("a segment of the path must not be empty");
        }
        if (value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("a segment of the path must not be relative: \"" + value + "\"");
        }
        if (badCharacter(value) >= 0) {
            throw new IllegalArgumentException(
                    "a segment of the path must have no control characters: \"" + shown(value) + "\"");
        }
        return value;
    }

    /** The index of the first control character or half of a surrogate pair; -1 if there is none. */
    private static int badCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    /** A name or a path, short and on one line. */
    static String shown(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "…" : printable;
    }
}
