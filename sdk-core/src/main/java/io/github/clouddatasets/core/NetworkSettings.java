package io.github.clouddatasets.core;

import java.net.Proxy;
import java.nio.file.Path;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How the connections of a client are made, and how the client names itself.
 *
 * @param userAgentSuffix follows the SDK's own {@code User-Agent}; null for none
 * @param proxy on the way to every host; null for the JVM's choice
 * @param proxyUser the user's name at the proxy; null if the proxy asks for none
 * @param proxyPassword the password at the proxy; null if the proxy asks for none
 * @param trustStore the file of the authorities that are trusted instead of the JVM's; null for the JVM's
 * @param trustedCertificates the file of the authorities that are trusted, too; null for none
 * @param clientCertificate the file with certificate and key of this client; null for none
 * @param tls makes TLS sockets; null for the JVM's
 * @param trust decides which servers are trusted; null for the JVM's
 */
public record NetworkSettings(
        @Nullable String userAgentSuffix,
        @Nullable Proxy proxy,
        @Nullable String proxyUser,
        @Nullable Secret proxyPassword,
        @Nullable Path trustStore,
        @Nullable Path trustedCertificates,
        @Nullable Path clientCertificate,
        @Nullable SSLSocketFactory tls,
        @Nullable X509TrustManager trust) {}
