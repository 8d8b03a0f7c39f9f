package io.github.clouddatasets.core;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link ClientBuilder} that says how connections are made. Public for method references such as {@code
 * builder::userAgentSuffix} alone: extend {@link ClientBuilder}.
 *
 * @param <B> the concrete builder
 */
public abstract class NetworkBuilder<B extends NetworkBuilder<B>> {

    private @Nullable String userAgentSuffix;
    private @Nullable Proxy proxy;
    private @Nullable String proxyUser;
    private @Nullable Secret proxyPassword;
    private @Nullable Path trustStore;
    private @Nullable Path trustedCertificates;
    private @Nullable Path clientCertificate;
    private final TlsFiles tls = new TlsFiles();
    private final Set<String> chosen = new LinkedHashSet<>();

    NetworkBuilder() {}

    /**
     * The concrete builder, for chaining.
     *
     * @return this
     */
    protected abstract B self();

    /** Notes that the user has set this setting. */
    final B chosen(String setting) {
        chosen.add(setting);
        return self();
    }

    /** The settings that the user has set. */
    final Set<String> chosen() {
        return chosen;
    }

    /**
     * Adds the name of your program to the {@code User-Agent} header, after the SDK's own.
     *
     * @param suffix 1 to 256 printable ASCII characters, such as {@code my-app/1.4 (team-a)}
     * @return this
     * @throws IllegalArgumentException if it is null or breaks the rule
     */
    public B userAgentSuffix(String suffix) {
        if (!Argument.notEmpty("userAgentSuffix", suffix).matches("[\\x20-\\x7e]{1,256}")) {
            throw new IllegalArgumentException("userAgentSuffix must have 1 to 256 printable ASCII characters");
        }
        this.userAgentSuffix = suffix.strip();
        return chosen("userAgentSuffix");
    }

    /**
     * Sends everything through a proxy, instead of the one that the JVM's properties ({@code https.proxyHost}) name.
     *
     * @param proxy of type HTTP or SOCKS, or {@link Proxy#NO_PROXY}
     * @return this
     * @throws IllegalArgumentException if it is null
     */
    public B proxy(Proxy proxy) {
        this.proxy = Argument.required("proxy", proxy);
        return chosen("proxy");
    }

    /**
     * Sends everything through an HTTP proxy: {@link #proxy(Proxy)}.
     *
     * @param host the proxy's name or address, without {@code http://}
     * @param port 1 to 65535
     * @return this
     * @throws IllegalArgumentException if the host is null, empty or an address with a scheme, or the port out of range
     */
    public B proxy(String host, int port) {
        if (Argument.notEmpty("proxy host", host).matches(".*[/@\\s].*")) {
            throw new IllegalArgumentException("proxy host must be a name or an address alone, such as proxy.example");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("proxy port must be between 1 and 65535: " + port);
        }
        return proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
    }

    /**
     * Signs in at an HTTP proxy (scheme Basic). The proxy alone gets the two, never the service.
     *
     * @param user the user's name, without a colon
     * @param password the password
     * @return this
     * @throws IllegalArgumentException if one is null or empty, or the name has a colon
     */
    public B proxyCredentials(String user, String password) {
        if (Argument.notEmpty("proxy user", user).indexOf(':') >= 0) {
            throw new IllegalArgumentException("proxy user must not have a colon");
        }
        this.proxyPassword = Secret.of("proxy password", password);
        this.proxyUser = user;
        return chosen("proxyCredentials");
    }

    /**
     * Trusts the certificates of a key store instead of the JVM's authorities. The file is read at once.
     *
     * @param file a PKCS12 or JKS file with trusted certificates
     * @param password the file's password
     * @return this
     * @throws IllegalArgumentException if one is null, or the file is not usable: the message names file and reason
     */
    public B trustStore(Path file, String password) {
        tls.trustOnly(Argument.required("trustStore", file), Argument.required("trustStore password", password));
        this.trustStore = file;
        return chosen("trustStore");
    }

    /**
     * Trusts the certificates of a PEM file as well, such as those of an inspecting proxy. The file is read at once.
     *
     * @param pem a file with one or more {@code BEGIN CERTIFICATE} blocks; a later call replaces an earlier one
     * @return this
     * @throws IllegalArgumentException if it is null or not usable: the message names file and reason
     */
    public B trustedCertificates(Path pem) {
        tls.trustToo(Argument.required("trustedCertificates", pem));
        this.trustedCertificates = pem;
        return chosen("trustedCertificates");
    }

    /**
     * Shows a certificate to servers that ask for one (mutual TLS). The file is read at once.
     *
     * @param file a PKCS12 or JKS file with a private key and its certificates
     * @param password the password of file and key
     * @return this
     * @throws IllegalArgumentException if one is null, or the file is not usable: the message names file and reason
     */
    public B clientCertificate(Path file, String password) {
        tls.callAs(
                Argument.required("clientCertificate", file),
                Argument.required("clientCertificate password", password));
        this.clientCertificate = file;
        return chosen("clientCertificate");
    }

    NetworkSettings network() {
        if (proxyUser != null && proxy != null && proxy.type() == Proxy.Type.SOCKS) {
            throw new IllegalArgumentException(
                    "proxyCredentials are for an HTTP proxy, and the proxy is a SOCKS proxy");
        }
        X509TrustManager trust = tls.given() ? tls.trust() : null;
        return new NetworkSettings(
                userAgentSuffix,
                proxy,
                proxyUser,
                proxyPassword,
                trustStore,
                trustedCertificates,
                clientCertificate,
                trust == null ? null : tls.context(trust).getSocketFactory(),
                trust);
    }
}
