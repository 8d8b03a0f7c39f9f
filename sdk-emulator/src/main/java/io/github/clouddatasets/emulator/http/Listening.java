package io.github.clouddatasets.emulator.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens: on a port for each service, or on one port, where each service has its place.
 *
 * @param host the name or address of the network interface
 * @param port the one port, 0 for any free one; 0 for a port for each service
 * @param publicUrl the origin by which clients reach the server; null for the host and port that each request names
 * @param mounts the places on the one port: the first that takes a request gets the request, the last gets all others;
 *     empty for a port for each service
 */
public record Listening(String host, int port, @Nullable String publicUrl, List<Mount> mounts) {

    private static final String LOOPBACK = "127.0.0.1";

    public Listening {
        mounts = List.copyOf(mounts);
        if (!mounts.isEmpty() && !mounts.get(mounts.size() - 1).prefix().isEmpty()) {
            throw new IllegalArgumentException("the last place must be the root: " + mounts);
        }
    }

    /** A port for each service, on loopback. */
    public static Listening onOwnPorts() {
        return new Listening(LOOPBACK, 0, null, List.of());
    }

    boolean isShared() {
        return !mounts.isEmpty();
    }

    Mount mountOf(Call call) {
        return mounts.stream().filter(mount -> mount.takes(call)).findFirst().orElse(mounts.get(mounts.size() - 1));
    }

    /** The host for an address that a client on this machine can open: an interface of all addresses is none. */
    String reachableHost() {
        try {
            String name = InetAddress.getByName(host).isAnyLocalAddress() ? LOOPBACK : host;
            return name.indexOf(':') < 0 ? name : "[" + name + "]";
        } catch (UnknownHostException e) {
            return host;
        }
    }
}
