package io.github.clouddatasets.emulator.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The addresses of the services, as the client of the current request knows them. */
final class Origins {

    private final Listening listening;
    private final Map<String, String> own = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    // Services ask for an address while they answer: one thread answers one request.
    private final ThreadLocal<String> host = new ThreadLocal<>();

    Origins(Listening listening) {
        this.listening = listening;
        listening.mounts().forEach(mount -> prefixes.putIfAbsent(mount.service(), mount.prefix()));
    }

    /** Adds the port of a service, or the shared port of the services. */
    void add(String name, int port) {
        String origin = "http://" + listening.reachableHost() + ":" + port;
        if (listening.isShared()) {
            prefixes.forEach((service, prefix) -> own.put(service, origin));
        } else {
            own.put(name, origin);
        }
    }

    /** The current thread answers a request whose client calls the server by this name. */
    void enter(@Nullable String hostHeader) {
        if (hostHeader != null && !hostHeader.isEmpty()) {
            host.set(hostHeader);
        }
    }

    /** The current thread has answered its request. */
    void leave() {
        host.remove();
    }

    boolean has(String name) {
        return own.containsKey(name);
    }

    String of(String name) {
        String origin = own.get(name);
        if (origin == null) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        if (!listening.isShared()) {
            return origin;
        }
        String requested = host.get();
        String known = requested == null ? origin : "http://" + requested;
        return Objects.requireNonNullElse(listening.publicUrl(), known) + prefixes.get(name);
    }
}
