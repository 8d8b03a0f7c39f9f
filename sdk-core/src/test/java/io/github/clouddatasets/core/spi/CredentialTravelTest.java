package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go to the host that was configured, and to no other. */
@Timeout(60)
class CredentialTravelTest {

    private static final String KEY = "the-very-secret-key";

    private final MockWebServer server = new MockWebServer();
    private final MockWebServer elsewhere = new MockWebServer();

    @AfterEach
    void close() throws IOException {
        server.close();
        elsewhere.close();
    }

    private static Authorizer key(String header) {
        return Authorizer.header(header, "", Secret.of(KEY));
    }

    static Stream<Arguments> redirects() {
        return Stream.of(301, 302, 303, 307, 308)
                .flatMap(status -> Stream.of(true, false).map(sameHost -> Arguments.of(status, sameHost)));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void redirectIsNotFollowed(int status, boolean sameHost) {
        server.enqueue(new MockResponse()
                .setResponseCode(status)
                .setHeader(
                        "Location",
                        (sameHost ? server : elsewhere)
                                .url("/things/t2?token=handed-on")
                                .toString()));
        server.enqueue(new MockResponse().setBody("{}"));
        elsewhere.enqueue(new MockResponse().setBody("{}"));
        try (Api api = new TestClient(server.url("/").toString()).open(key("x-api-key"))) {
            ApiException e = catchThrowableOfType(ApiException.class, () -> api.call(TestClient.GET, TestClient.id()));

            assertThat(e.kind()).isEqualTo(ErrorKind.OTHER);
            assertThat(e.httpStatus()).isEqualTo(status);
            assertThat(e.toString()).contains("a redirect is never followed").doesNotContain(KEY, "handed-on");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(elsewhere.getRequestCount()).isZero();
    }

    @Test
    void redirectOfADownloadIsNotFollowedEither() {
        server.enqueue(new MockResponse()
                .setResponseCode(302)
                .setHeader("Location", elsewhere.url("/bytes").toString()));
        try (Api api = new TestClient(server.url("/").toString()).open(key("x-api-key"))) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> api.download(
                            TestClient.CONTENT, TestClient.id(), OutputStream.nullOutputStream(), progress -> {}));
        }
        assertThat(elsewhere.getRequestCount()).isZero();
    }

    private TestClient behindProxy(String endpoint) {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(server.getHostName(), server.getPort()));
        return new TestClient(endpoint).maxAttempts(1).transport(OkHttpTransport.tuned(http -> http.proxy(proxy)));
    }

    /** The tunnel to a service on https is asked for without a word about who calls. */
    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void proxyIsToldNothingButTheHost(int status) throws InterruptedException {
        server.enqueue(new MockResponse().setResponseCode(status));
        for (String header : List.of("Authorization", "X-Auth-Token", "x-pd-api-key")) {
            server.enqueue(new MockResponse().setResponseCode(status));
            try (Api api = behindProxy("https://service.example").open(key(header))) {
                assertThatExceptionOfType(NotConnectedException.class)
                        .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()))
                        .satisfies(e -> assertThat(e.toString()).doesNotContain(KEY));
            }
            RecordedRequest tunnel = server.takeRequest();
            assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT service.example:443 HTTP/1.1");
            assertThat(names(tunnel)).containsExactly("host", "proxy-connection", "user-agent");
            assertThat(tunnel.getHeaders().toString()).doesNotContain(KEY);
        }
    }

    /** Without TLS there is no tunnel: a proxy sees what it passes on, as does everybody on the way. Hence https. */
    @Test
    void proxyOfPlainHttpGetsTheRequestForTheServiceAndNoCredentialsOfItsOwn() throws InterruptedException {
        server.enqueue(new MockResponse().setBody("{}"));
        try (Api api = behindProxy("http://127.0.0.1:1").open(key("Authorization"))) {
            api.call(TestClient.GET, TestClient.id());
        }

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("GET http://127.0.0.1:1/things/t1 HTTP/1.1");
        assertThat(request.getHeader("Host")).isEqualTo("127.0.0.1:1");
        assertThat(request.getHeader("Authorization")).isEqualTo(KEY);
        assertThat(names(request)).doesNotContain("proxy-authorization");
    }

    private static Set<String> names(RecordedRequest request) {
        Set<String> names = new TreeSet<>();
        request.getHeaders().names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
