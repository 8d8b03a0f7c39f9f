package io.github.clouddatasets.core.spi.value;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a service is: scheme, host, port and base path, checked. Takes every host that OkHttp takes: names with an underscore,
 * as container networks have, and names in other alphabets, which go out in their ASCII form.
 *
 * @param scheme {@code https} or {@code http}
 * @param authority host, with the port if it is not the scheme's own: as the {@code Host} header shows it
 * @param host the host alone
 * @param basePath encoded, without a trailing slash; empty for none
 */
public record Endpoint(String scheme, String authority, String host, String basePath) {

    /** Scheme, authority, path, and what follows the path. */
    private static final Pattern PARTS =
            Pattern.compile("(?s)(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)([?#].*)?");

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^]]+]|[^:]+)(?::(.*))?");

    /** 1 to 65535, with leading zeros. */
    private static final Pattern POSSIBLE_PORT = Pattern.compile(
            "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])");

    /** What OkHttp would take away or turn into something else: blanks, control characters, backslashes. */
    private static final Pattern UNUSABLE = Pattern.compile("[\\s\\p{Cntrl}\\\\<>\"{}|^`]");

    /**
     * Reads an address.
     *
     * @param text an absolute http or https address
     * @param allowInsecureHttp whether plain http may leave this machine
     * @return the address in parts
     * @throws IllegalArgumentException naming the rule that is broken; user info in the address is never repeated
     */
    public static Endpoint of(@Nullable String text, boolean allowInsecureHttp) {
        return of("endpoint", text, allowInsecureHttp);
    }

    /**
     * As {@link #of(String, boolean)}, for an address that messages call {@code field}.
     *
     * @param field the field's name
     * @param text an absolute http or https address
     * @param allowInsecureHttp whether plain http may leave this machine
     * @return the address in parts
     */
    public static Endpoint of(String field, @Nullable String text, boolean allowInsecureHttp) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(field + " is required, such as https://host");
        }
        String address = text.strip();
        Matcher parts = PARTS.matcher(address);
        String scheme =
                parts.matches() && parts.group(1) != null ? parts.group(1).toLowerCase(Locale.ROOT) : "";
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw Check.refused(field, "must start with https:// (or http:// for this machine)", withoutUserInfo(text));
        }
        String place = parts.group(2) == null ? "" : parts.group(2);
        if (place.contains("@") || parts.group(3).contains("@")) {
            throw Check.refused(field, "must not hold a user name or password", withoutUserInfo(text));
        }
        Matcher hostAndPort = HOST_AND_PORT.matcher(place);
        if (!hostAndPort.matches()) {
            throw Check.refused(field, "must name a host", text);
        }
        if (parts.group(4) != null) {
            throw Check.refused(field, "must not have a query or a fragment", text);
        }
        String port = hostAndPort.group(2);
        if (port != null && !POSSIBLE_PORT.matcher(port).matches()) {
            throw Check.refused(field, "must have a port between 1 and 65535", text);
        }
        HttpUrl url = UNUSABLE.matcher(address).find() ? null : HttpUrl.parse(address);
        if (url == null) {
            throw Check.refused(field, "is not an address", text);
        }
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        if (scheme.equals("http") && !allowInsecureHttp && !isThisMachine(host)) {
            throw Check.refused(
                    field,
                    "must be https: plain http would show credentials to the network (allowInsecureHttp(true) allows it)",
                    text);
        }
        boolean usual = url.port() == HttpUrl.defaultPort(scheme);
        return new Endpoint(scheme, usual ? host : host + ":" + url.port(), host, basePath(url.encodedPath()));
    }

    /**
     * The same place with a longer base path.
     *
     * @param path an encoded path, with its leading slash
     * @return the place below this one
     */
    public Endpoint below(String path) {
        return new Endpoint(scheme, authority, host, basePath + path);
    }

    /**
     * The same place with another base path.
     *
     * @param path an encoded path, with its leading slash
     * @return the other place
     */
    public Endpoint at(String path) {
        return new Endpoint(scheme, authority, host, basePath(path));
    }

    /**
     * Whether the host is the machine this runs on.
     *
     * @return true for this machine
     */
    public boolean isThisMachine() {
        return isThisMachine(host);
    }

    /**
     * Scheme, authority and base path as text.
     *
     * @return an address without a trailing slash
     */
    public String address() {
        return scheme + "://" + authority + basePath;
    }

    private static String basePath(@Nullable String path) {
        String base = path == null ? "" : path;
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
        return base;
    }

    /**
     * Whether a host is the machine this runs on.
     *
     * @param host a host name or an address
     * @return true for {@code localhost}, names below it, {@code 127.x.x.x} and {@code ::1}
     */
    public static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static String withoutUserInfo(String text) {
        // Up to the last @: a password may hold any of the characters that end a proper one.
        return text.replaceFirst("(?s)^(\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?//)?.*@", "$1***@");
    }
}
