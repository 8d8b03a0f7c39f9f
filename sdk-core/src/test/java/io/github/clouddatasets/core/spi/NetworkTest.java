package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.NotConnectedException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxy, trust and client certificates as the builder sets them, over real sockets. */
@Timeout(60)
@SuppressWarnings("AddressSelection") // servers of this machine
class NetworkTest {

    private static final String PASSWORD = "st0re-pass";
    private static final HeldCertificate SERVER = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    private static final HeldCertificate CALLER =
            new HeldCertificate.Builder().commonName("caller").build();

    @TempDir
    Path folder;

    private MockWebServer server;

    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(SERVER)
                        .addTrustedCertificate(CALLER.certificate())
                        .build()
                        .sslSocketFactory(),
                false);
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private TestClient client() {
        return new TestClient("https://127.0.0.1:" + server.getPort()).maxAttempts(1);
    }

    private RecordedRequest sent(TestClient client) throws InterruptedException {
        server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
        try (Api api = client.open()) {
            api.call(TestClient.GET, TestClient.id());
        }
        return server.takeRequest();
    }

    private Path pem(HeldCertificate... certificates) throws IOException {
        StringBuilder text = new StringBuilder();
        for (HeldCertificate certificate : certificates) {
            text.append(certificate.certificatePem());
        }
        return Files.writeString(folder.resolve("trusted.pem"), text);
    }

    private Path store(String name, String type, boolean key, HeldCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        if (key) {
            Certificate[] chain = {certificate.certificate()};
            store.setKeyEntry("one", certificate.keyPair().getPrivate(), PASSWORD.toCharArray(), chain);
        } else {
            store.setCertificateEntry("one", certificate.certificate());
        }
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() {
        try (Api api = client().open()) {
            assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isInstanceOf(NotConnectedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void aTrustStoreIsTrusted(String type) throws Exception {
        Path file = store("trust", type, false, SERVER);

        assertThat(sent(client().trustStore(file, PASSWORD)).getPath()).isEqualTo("/things/t1");
    }

    @Test
    void certificatesOfAPemFileAreTrustedBesideTheOthers() throws Exception {
        assertThat(sent(client().trustedCertificates(pem(CALLER, SERVER))).getPath())
                .isEqualTo("/things/t1");
        assertThat(trusted(new TestClient("https://a.example").trustedCertificates(pem(SERVER))))
                .contains(SERVER.certificate())
                .hasSizeGreaterThan(1);
        assertThat(sent(client().trustStore(store("other", "PKCS12", false, CALLER), PASSWORD)
                                .trustedCertificates(pem(SERVER)))
                        .getPath())
                .isEqualTo("/things/t1");
    }

    private static X509Certificate[] trusted(TestClient client) {
        return Objects.requireNonNull(client.settings().network().trust()).getAcceptedIssuers();
    }

    @Test
    void aTrustStoreReplacesTheJvmsAuthorities() throws Exception {
        Path file = store("trust", "PKCS12", false, SERVER);

        assertThat(trusted(client().trustStore(file, PASSWORD))).containsExactly(SERVER.certificate());
    }

    @Test
    void aServerThatAsksSeesTheClientsCertificate() throws Exception {
        server.requireClientAuth();
        Path own = store("own.p12", "PKCS12", true, CALLER);

        RecordedRequest request = sent(client().trustedCertificates(pem(SERVER)).clientCertificate(own, PASSWORD));

        assertThat(Objects.requireNonNull(request.getHandshake()).peerCertificates())
                .containsExactly(CALLER.certificate());
    }

    @Test
    void filesThatCannotBeUsedAreNamedAtOnce() throws Exception {
        Path missing = folder.resolve("missing");
        Path text = Files.writeString(folder.resolve("text"), "no store");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        Path trust = store("trust", "PKCS12", false, SERVER);
        Path own = store("own", "PKCS12", true, CALLER);

        refused("trustStore", missing, "does not exist", () -> client().trustStore(missing, PASSWORD));
        refused("trustStore", folder, "is no file", () -> client().trustStore(folder, PASSWORD));
        refused("trustStore", text, "", () -> client().trustStore(text, PASSWORD));
        refused("trustStore", trust, "password", () -> client().trustStore(trust, "wr0ng"));
        refused("trustStore", own, "has no trusted certificate", () -> client().trustStore(own, PASSWORD));
        refused("trustedCertificates", missing, "does not exist", () -> client().trustedCertificates(missing));
        refused("trustedCertificates", text, "PEM", () -> client().trustedCertificates(text));
        refused("trustedCertificates", empty, "has no certificate", () -> client().trustedCertificates(empty));
        refused("clientCertificate", missing, "does not exist", () -> client().clientCertificate(missing, PASSWORD));
        refused("clientCertificate", own, "password", () -> client().clientCertificate(own, "wr0ng"));
        refused("clientCertificate", trust, "no private key", () -> client().clientCertificate(trust, PASSWORD));
        assertThat(server.getRequestCount()).isZero();
    }

    private static void refused(String field, Path file, String reason, Runnable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessageStartingWith(field + " is not usable: " + file + " ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wr0ng", PASSWORD));
    }

    @Test
    void theProxyAloneGetsItsPassword() throws Exception {
        try (LoginProxy proxy = new LoginProxy()) {
            TestClient client = client().trustedCertificates(pem(SERVER))
                    .proxy("127.0.0.1", proxy.port())
                    .proxyCredentials("ada", LoginProxy.PASSWORD);

            RecordedRequest request = sent(client);

            assertThat(proxy.heads).hasSize(1).first().asString().startsWith("CONNECT 127.0.0.1:");
            assertThat(request.getHeaders().toString())
                    .doesNotContain(LoginProxy.LOGIN, LoginProxy.PASSWORD)
                    .doesNotContainIgnoringCase("proxy-auth");
            assertThat(client.settings().toString()).doesNotContain(LoginProxy.PASSWORD);
            assertThat(new Description("c").with(client.settings()))
                    .contains(
                            "proxy = HTTP 127.0.0.1:" + proxy.port() + " (builder)", "proxyCredentials = *** (builder)")
                    .doesNotContain(LoginProxy.PASSWORD);
        }
    }

    @Test
    void aServiceThatPosesAsTheProxyGetsNothing() throws Exception {
        try (LoginProxy proxy = new LoginProxy();
                Api api = client().trustedCertificates(pem(SERVER))
                        .proxy(proxy.address())
                        .proxyCredentials("ada", LoginProxy.PASSWORD)
                        .open()) {
            server.enqueue(
                    new MockResponse().setResponseCode(407).setHeader("Proxy-Authenticate", "Basic realm=\"x\""));
            server.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));

            assertThat(catchThrowableOfType(ApiException.class, () -> api.call(TestClient.GET, TestClient.id()))
                            .httpStatus())
                    .isEqualTo(407);
            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(server.takeRequest().getHeader("Proxy-Authorization")).isNull();
        }
    }

    @Test
    void aWrongProxyPasswordEndsTheCallWithoutShowingIt() throws Exception {
        try (LoginProxy proxy = new LoginProxy();
                Api api = client().proxy(proxy.address())
                        .proxyCredentials("ada", "wr0ng")
                        .open()) {
            assertThat(catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isInstanceOf(NotConnectedException.class)
                    .satisfies(e -> assertThat(e.toString())
                            .contains("127.0.0.1:" + proxy.port())
                            .doesNotContain("wr0ng"));
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void theProxyOfPlainHttpIsSignedInAtToo() throws Exception {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.start(InetAddress.getByName("127.0.0.1"), 0);
            proxy.enqueue(new MockResponse().setResponseCode(407).setHeader("Proxy-Authenticate", "Basic realm=\"x\""));
            proxy.enqueue(new MockResponse().setBody("{\"id\":\"t1\"}"));
            try (Api api = new TestClient("http://127.0.0.1:1")
                    .proxy("127.0.0.1", proxy.getPort())
                    .proxyCredentials("ada", LoginProxy.PASSWORD)
                    .open()) {
                api.call(TestClient.GET, TestClient.id());
            }
            assertThat(proxy.takeRequest().getHeader("Proxy-Authorization")).isNull();
            assertThat(proxy.takeRequest().getHeader("Proxy-Authorization")).isEqualTo("Basic " + LoginProxy.LOGIN);
        }
    }

    @Test
    void theUserAgentHasTheSuffix() throws Exception {
        assertThat(sent(client().trustedCertificates(pem(SERVER)).userAgentSuffix("my-app/1.4 (team a)"))
                        .getHeader("User-Agent"))
                .matches("clouddatasets-java/\\S+ java/\\d+ my-app/1\\.4 \\(team a\\)");
    }

    @Test
    void valuesThatBreakTheirRulesAreRefused() {
        for (String suffix : List.of("", " ", "a\r\nX-Evil: 1", "grün", "\u007f", "a".repeat(257))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client().userAgentSuffix(suffix))
                    .withMessageStartingWith("userAgentSuffix must");
        }
        for (int port : new int[] {0, -1, 65536}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client().proxy("proxy.example", port))
                    .withMessage("proxy port must be between 1 and 65535: " + port);
        }
        for (String host : List.of("", "http://proxy.example", "ada:pass@proxy.example", "a b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client().proxy(host, 3128))
                    .withMessageStartingWith("proxy host must")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pass@"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().proxyCredentials("a:b", "p"))
                .withMessage("proxy user must not have a colon");
        Proxy socks = new Proxy(Proxy.Type.SOCKS, new InetSocketAddress("127.0.0.1", 1080));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> client().proxy(socks).proxyCredentials("a", "b").open())
                .withMessageContaining("SOCKS");
    }
}
