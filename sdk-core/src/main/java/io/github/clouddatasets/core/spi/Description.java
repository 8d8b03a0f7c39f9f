package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NetworkSettings;
import io.github.clouddatasets.core.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The effective configuration of a client as text: a line a setting, with its value and its origin, without secrets. */
public final class Description {

    /** The origin of a value that the builder's user has set. */
    public static final String BUILDER = "builder";

    /** The origin of a value that nobody has set. */
    public static final String DEFAULT = "default";

    private final StringJoiner lines;

    /**
     * Starts the text.
     *
     * @param client the client's name
     */
    public Description(String client) {
        this.lines = new StringJoiner(System.lineSeparator() + "  ", client + System.lineSeparator() + "  ", "");
    }

    /**
     * Adds a setting.
     *
     * @param name the setting's name, as the builder calls the setting
     * @param value its value; a {@link Secret} shows as {@code ***}, and for credentials only their kind is shown; a null
     *     adds nothing
     * @param origin the place that the value is from
     * @return this
     */
    public Description add(String name, @Nullable Object value, String origin) {
        if (value != null) {
            String text = value instanceof Credentials ? value.getClass().getSimpleName() + " ***" : value.toString();
            lines.add(name + " = " + text + " (" + origin + ")");
        }
        return this;
    }

    /**
     * Adds the settings that all clients share, but for endpoint and credentials.
     *
     * @param settings the client's settings
     * @return the whole text
     */
    public String with(ClientSettings settings) {
        shared(settings, "allowInsecureHttp", settings.allowInsecureHttp());
        shared(settings, "timeout", settings.timeout());
        shared(settings, "attemptTimeout", settings.attemptTimeout());
        shared(settings, "connectTimeout", settings.connectTimeout());
        shared(settings, "idleTimeout", settings.idleTimeout());
        shared(settings, "patience", settings.patience());
        shared(settings, "maxAttempts", settings.maxAttempts());
        shared(settings, "requestsPerSecond", settings.requestsPerSecond());
        shared(settings, "maxAnswerSize", settings.maxAnswerSize());
        shared(settings, "maxErrorSize", settings.maxErrorSize());
        shared(settings, "logBodies", settings.logBodies());
        shared(settings, "listeners", settings.listeners().size());
        shared(settings, "transport", settings.transport() == null ? "of the SDK" : "of the user");
        NetworkSettings network = settings.network();
        shared(settings, "userAgentSuffix", network.userAgentSuffix());
        shared(settings, "proxy", address(network.proxy()));
        shared(settings, "proxyCredentials", network.proxyPassword());
        shared(settings, "trustStore", network.trustStore());
        shared(settings, "trustedCertificates", network.trustedCertificates());
        shared(settings, "clientCertificate", network.clientCertificate());
        return lines.toString();
    }

    private static @Nullable String address(@Nullable Proxy proxy) {
        return proxy != null && proxy.address() instanceof InetSocketAddress address
                ? proxy.type() + " " + address.getHostString() + ":" + address.getPort()
                : proxy == null ? null : proxy.toString();
    }

    private void shared(ClientSettings settings, String name, @Nullable Object value) {
        add(name, value, settings.chosen().contains(name) ? BUILDER : DEFAULT);
    }
}
