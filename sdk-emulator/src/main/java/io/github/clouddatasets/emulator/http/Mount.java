package io.github.clouddatasets.emulator.http;

import java.util.function.Predicate;

/**
 * The place of a service on a port that several services share.
 *
 * @param service the name of the service
 * @param prefix the beginning of the paths of the service, without a slash at the end; empty for all paths
 * @param accepts which of the requests with such a path are for the service
 */
public record Mount(String service, String prefix, Predicate<Call> accepts) {

    /** All requests to the prefix and below. */
    public static Mount at(String prefix, String service) {
        return new Mount(service, prefix, call -> true);
    }

    /** A {@code Set-Cookie} value of the service as a client of the shared port needs it: the cookie's path has the prefix. */
    String cookie(String value) {
        return prefix.isEmpty() ? value : value.replaceFirst("(?i)(;\\s*path=)/", "$1" + prefix + "/");
    }

    boolean takes(Call call) {
        String path = call.path();
        return path.startsWith(prefix)
                && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')
                && accepts.test(call);
    }
}
