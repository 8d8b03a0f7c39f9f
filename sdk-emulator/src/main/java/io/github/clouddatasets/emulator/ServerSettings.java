package io.github.clouddatasets.emulator;

import io.github.clouddatasets.emulator.http.Listening;
import io.github.clouddatasets.emulator.http.Mount;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an emulator's server: where the server listens, and who may call.
 *
 * @param <B> the type of the builder
 */
abstract class ServerSettings<B> {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern ORIGIN =
            Pattern.compile("https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");

    private @Nullable String sharedHost;
    private int sharedPort;
    private @Nullable String publicUrl;
    private @Nullable String secret;

    abstract B self();

    /** Takes over the settings of another builder. */
    void takeServer(ServerSettings<?> other) {
        sharedHost = other.sharedHost;
        sharedPort = other.sharedPort;
        publicUrl = other.publicUrl;
        secret = other.secret;
    }

    /**
     * Puts all services on one port of 127.0.0.1, each below a prefix: {@code /modelarts}, {@code /iam}, {@code /powerdrill/api},
     * {@code /powerdrill-storage} and {@code /idah/api/v1}. At {@code /health} is the health of the server, at {@code /} a page
     * about the emulator's state. Default: a port for each service.
     *
     * <pre>{@code
     * DatasetCloudEmulator cloud = DatasetCloudEmulator.builder().sharedPort(8080).start();
     * cloud.modelArtsEndpoint(); // http://127.0.0.1:8080/modelarts
     * }</pre>
     *
     * @param port the port, 0 to 65535; 0 for any free port
     * @return this builder
     * @throws IllegalArgumentException if {@code port} is out of range
     */
    public B sharedPort(int port) {
        return sharedPort(LOOPBACK, port);
    }

    /**
     * Puts all services on one port, as {@link #sharedPort(int)} does, of another network interface. Links in answers lead to
     * the host and port by which the client calls the emulator. On an interface other than loopback the first account never has
     * the published credentials.
     *
     * @param host the name or address of the interface, such as {@code 0.0.0.0} for all
     * @param port the port, 0 to 65535; 0 for any free port
     * @return this builder
     * @throws IllegalArgumentException if {@code host} is null or blank, or {@code port} is out of range
     */
    public B sharedPort(String host, int port) {
        requireGiven("host", host);
        if (host.isBlank()) {
            throw new IllegalArgumentException("host must not be blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535: " + port);
        }
        this.sharedHost = host;
        this.sharedPort = port;
        return self();
    }

    /**
     * Sets the origin of the emulator in the links of its answers, for an emulator behind a proxy that changes the {@code Host}
     * header. Only for a shared port. Default: the host and port by which the client calls the emulator.
     *
     * @param origin scheme, host and port, such as {@code https://emulator.example:8443}
     * @return this builder
     * @throws IllegalArgumentException if {@code origin} is null or no such origin
     */
    public B publicUrl(String origin) {
        requireGiven("origin", origin);
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "origin must be http:// or https://, a host and perhaps a port, no path: " + origin);
        }
        this.publicUrl = origin;
        return self();
    }

    /**
     * Sets a text from which all ids and credentials of the first account come: the same text gives the same values at every
     * start. Default: values that documents and demos name, on loopback; on any other interface new values at every start.
     *
     * @param secret the text, at least 16 characters
     * @return this builder
     * @throws IllegalArgumentException if {@code secret} is null or shorter
     */
    public B secret(String secret) {
        requireGiven("secret", secret);
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("secret must have at least " + SHORTEST_SECRET + " characters");
        }
        this.secret = secret;
        return self();
    }

    /** The ids and credentials of the first account. */
    FirstTag firstTag() {
        return new FirstTag(sharedHost == null ? LOOPBACK : sharedHost, secret);
    }

    boolean hasSharedPort() {
        return sharedHost != null;
    }

    /** Where the server listens; on a shared port with these places. */
    Listening listening(List<Mount> mounts) {
        return sharedHost == null ? Listening.onOwnPorts() : new Listening(sharedHost, sharedPort, publicUrl, mounts);
    }

    static void requireGiven(String name, @Nullable Object argument) {
        if (argument == null) {
            throw new IllegalArgumentException(name + " must not be null");
        }
    }
}
