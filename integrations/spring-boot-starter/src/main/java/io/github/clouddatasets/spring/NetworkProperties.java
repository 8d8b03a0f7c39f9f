package io.github.clouddatasets.spring;

import io.github.clouddatasets.core.ClientBuilder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the clients of all services make their connections. A blank value is as good as none.
 *
 * @param proxyHost name or address of an HTTP proxy for everything; by default the one of the JVM
 * @param proxyPort port of the proxy, 1 to 65535
 * @param proxyUser name of the user at the proxy
 * @param proxyPassword password of the user at the proxy
 * @param trustStore PKCS12 or JKS file with the certificates to trust instead of the authorities of the JVM
 * @param trustStorePassword password of the trust store
 * @param trustedCertificates PEM file with certificates to trust as well
 * @param clientCertificate PKCS12 or JKS file with the private key and certificate to show to servers (mutual TLS)
 * @param clientCertificatePassword password of the client certificate and its key
 * @param userAgentSuffix name of the application, at the end of the User-Agent header; 1 to 256 printable ASCII characters
 */
@ConfigurationProperties(NetworkProperties.PREFIX)
public record NetworkProperties(
        @Nullable String proxyHost,
        @Nullable Integer proxyPort,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @Nullable String trustStore,
        @Nullable String trustStorePassword,
        @Nullable String trustedCertificates,
        @Nullable String clientCertificate,
        @Nullable String clientCertificatePassword,
        @Nullable String userAgentSuffix) {

    static final String PREFIX = "clouddatasets.network";

    /** Prints no secret. */
    @Override
    public String toString() {
        return "NetworkProperties[proxyHost=" + proxyHost + ", proxyPort=" + proxyPort + "]";
    }

    /**
     * Sets what is given on a builder.
     *
     * @throws IllegalArgumentException if one of two properties that belong together is missing, or one is not usable
     */
    void applyTo(ClientBuilder<?> builder) {
        both(
                "proxy-host",
                proxyHost,
                "proxy-port",
                proxyPort == null ? null : proxyPort.toString(),
                (host, port) -> builder.proxy(host, Objects.requireNonNull(proxyPort)));
        both("proxy-user", proxyUser, "proxy-password", proxyPassword, builder::proxyCredentials);
        both(
                "trust-store",
                trustStore,
                "trust-store-password",
                trustStorePassword,
                (file, password) -> builder.trustStore(Path.of(file), password));
        ClientFactory.set(trustedCertificates, pem -> builder.trustedCertificates(Path.of(pem)));
        both(
                "client-certificate",
                clientCertificate,
                "client-certificate-password",
                clientCertificatePassword,
                (file, password) -> builder.clientCertificate(Path.of(file), password));
        ClientFactory.set(userAgentSuffix, builder::userAgentSuffix);
    }

    private static void both(
            String name,
            @Nullable String value,
            String partner,
            @Nullable String partnerValue,
            BiConsumer<String, String> setter) {
        if (ClientFactory.given(value) || ClientFactory.given(partnerValue)) {
            setter.accept(ClientFactory.needed(name, value), ClientFactory.needed(partner, partnerValue));
        }
    }
}
