package io.github.clouddatasets.spring;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.SdkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Finds out whether a service is there, for the health indicators of both generations of Spring Boot. */
final class ServiceProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** What a look at the service has shown. */
    enum State {
        UP,
        DOWN,
        UNKNOWN
    }

    /**
     * A state and what belongs to it. Holds no secret.
     *
     * @param state the state
     * @param details names and values for {@code /actuator/health}
     */
    record Finding(State state, Map<String, String> details) {

        static Finding up() {
            return new Finding(State.UP, Map.of());
        }
    }

    private final Supplier<Finding> look;

    private ServiceProbe(Supplier<Finding> look) {
        this.look = look;
    }

    /**
     * A probe.
     *
     * @param kind how to look
     * @param endpoint the service's address
     * @param call makes a call
     */
    static ServiceProbe of(HealthProbe kind, String endpoint, Supplier<Finding> call) {
        return new ServiceProbe(
                switch (kind) {
                    case NONE -> () -> new Finding(State.UNKNOWN, Map.of());
                    case CONNECT -> () -> connect(URI.create(endpoint));
                    case CALL -> () -> answered(call);
                });
    }

    /** The options of a call that nobody should wait for. */
    static void briefly(CallOptions.Builder options) {
        options.timeout(LIMIT).maxAttempts(1);
    }

    Finding look() {
        return look.get();
    }

    private static Finding answered(Supplier<Finding> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            return new Finding(State.DOWN, Map.of("error", e.getClass().getSimpleName()));
        }
    }

    private static Finding connect(URI place) {
        if (isBehindProxy(place)) {
            return new Finding(State.UNKNOWN, Map.of("reason", "a proxy lies between", "host", place.getHost()));
        }
        int port = place.getPort() >= 0 ? place.getPort() : place.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(place.getHost(), port), (int) LIMIT.toMillis());
            return new Finding(State.UP, Map.of("host", place.getHost()));
        } catch (IOException e) {
            return new Finding(State.DOWN, Map.of("error", e.getClass().getSimpleName(), "host", place.getHost()));
        }
    }

    private static boolean isBehindProxy(URI place) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector != null && selector.select(place).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }
}
