package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.testing.RawServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** The rows that take more than one server's bad answer: ways to the service, certificates, redirects, credentials. */
final class FaultyNetworks {

    private static final String WAY = "Way to the service";
    private static final String REDIRECT = "Redirect";
    private static final String TLS = "TLS";
    private static final String CREDENTIALS = "Credentials";

    /** What the client must not show to anybody but the service. */
    static final String SECRET = "s3cr3t-t0ken";

    static final Fault REFUSED = new Fault(WAY, "connection refused", (good, always) -> {
        RawServer server = new RawServer(good.answer());
        SocketAddress nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalSocketAddress();
        }
        AtomicInteger tries = new AtomicInteger();
        return Scene.of(server)
                .tuned(http -> http.socketFactory(new Detour(() -> always || tries.getAndIncrement() == 0, nobody)));
    });

    static final Fault NO_SUCH_HOST = new Fault(WAY, "host unknown (DNS)", (good, always) -> {
        RawServer server = new RawServer(good.answer());
        AtomicInteger tries = new AtomicInteger();
        return Scene.of(server)
                .at("http://service.localhost:" + server.port())
                .tuned(http -> http.dns(host -> {
                    if (always || tries.getAndIncrement() == 0) {
                        throw new UnknownHostException(host);
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                }));
    });

    static final Fault DEAD_ADDRESS = new Fault(WAY, "nobody at the first of two addresses", (good, always) -> {
                RawServer server = new RawServer(good.answer());
                List<InetAddress> addresses =
                        List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 3}), InetAddress.getLoopbackAddress());
                return Scene.of(server)
                        .at("http://service.localhost:" + server.port())
                        .tuned(http -> http.dns(host -> addresses));
            })
            .lasting();

    static final Fault CLOSED_IDLE = idle("connection closed by the service while it was idle", "");
    static final Fault LEFT_OVER =
            idle("bytes left over on an idle connection", RawServer.OK + "Content-Length: 12\r\n\r\n{\"id\":\"old\"}");

    static final Fault PROXY_LOGIN = new Fault(WAY, "proxy demands a login (407), https", (good, always) -> {
                RawServer proxy = new RawServer(Faults.refusal(
                        "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"proxy\"\r\n"));
                return Scene.of(new RawServer(good.answer()))
                        .and(proxy)
                        .at("https://service.example")
                        .tuned(http -> http.proxy(throughPort(proxy.port())))
                        .authorized(time -> Authorizer.header("Authorization", "Bearer ", Secret.of(SECRET)))
                        .afterwards(() -> assertThat(proxy.requests())
                                .as("what the proxy saw")
                                .allSatisfy(request -> assertThat(request.head())
                                        .startsWith("CONNECT ")
                                        .doesNotContain(SECRET)));
            })
            .lasting();

    static final Fault PROXY_LOGIN_PLAIN = new Fault(WAY, "proxy demands a login (407), http", (good, always) -> {
                RawServer proxy = new RawServer(Faults.refusal(
                        "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"proxy\"\r\n"));
                return Scene.of(proxy)
                        .at("http://service.localhost")
                        .tuned(http -> http.proxy(throughPort(proxy.port())));
            })
            .lasting();

    static final Fault SAME_HOST = redirect("302 to the same host", "302 Found", false);
    static final Fault OTHER_HOST = redirect("302 to another host", "302 Found", true);
    static final Fault SAME_HOST_KEEPING = redirect("307 to the same host", "307 Temporary Redirect", false);
    static final Fault OTHER_HOST_KEEPING = redirect("307 to another host", "307 Temporary Redirect", true);

    static final Fault EXPIRED = tls("certificate expired", new Keys(Keys.leaf("localhost", 1, 2000), true));
    static final Fault WRONG_HOST =
            tls("certificate of another host", new Keys(Keys.leaf("elsewhere.example", 0, 0), true));
    static final Fault UNTRUSTED =
            tls("certificate of an unknown authority", new Keys(Keys.leaf("localhost", 0, 0), false));
    static final Fault PLAIN_TEXT = new Fault(TLS, "no TLS at all where it is expected", (good, always) -> {
                RawServer server = new RawServer(good.answer());
                return Scene.of(server).at("https://localhost:" + server.port());
            })
            .limited(Fault.SHORT, Fault.SHORT)
            .lasting();

    static final Fault TOKEN_EXPIRED = new Fault(CREDENTIALS, "token refused (401)", (good, always) -> {
        AtomicInteger logins = new AtomicInteger();
        RawServer.Answer refusal = Faults.refusal("401 Unauthorized", "");
        RawServer server = always ? new RawServer(refusal) : new RawServer(refusal, good.answer());
        return Scene.of(server)
                .authorized(time -> Authorizer.login(
                        timeout -> new Authorizer.Token(
                                Secret.of("token" + logins.incrementAndGet()),
                                time.now().plus(Duration.ofHours(1))),
                        time))
                .afterwards(() -> {
                    assertThat(logins).as("logins").hasValue(2);
                    assertThat(server.requests().get(0).head()).contains("Bearer token1");
                    assertThat(server.requests().get(1).head()).contains("Bearer token2");
                });
    });

    static final Fault CLOCK_OFF = new Fault(CREDENTIALS, "clock 20 minutes off (AK/SK)", (good, always) -> {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                TestClient.START.plus(Duration.ofMinutes(20)).atOffset(ZoneOffset.UTC));
        RawServer.Answer refusal = Faults.refusal("401 Unauthorized", "Date: " + date + "\r\n");
        RawServer server = always ? new RawServer(refusal) : new RawServer(refusal, good.answer());
        return Scene.of(server)
                .authorized(time ->
                        Authorizer.accessKey(new Credentials.AccessKey("AK", Secret.of(SECRET), null), "project", time))
                .afterwards(() -> {
                    assertThat(server.requests().get(0).head()).containsIgnoringCase("X-Sdk-Date: 20240102T030405Z");
                    assertThat(server.requests().get(1).head()).containsIgnoringCase("X-Sdk-Date: 20240102T032405Z");
                });
    });

    static final List<Fault> ALL = List.of(
            REFUSED,
            NO_SUCH_HOST,
            DEAD_ADDRESS,
            CLOSED_IDLE,
            LEFT_OVER,
            PROXY_LOGIN,
            PROXY_LOGIN_PLAIN,
            SAME_HOST,
            OTHER_HOST,
            SAME_HOST_KEEPING,
            OTHER_HOST_KEEPING,
            EXPIRED,
            WRONG_HOST,
            UNTRUSTED,
            PLAIN_TEXT,
            TOKEN_EXPIRED,
            CLOCK_OFF);

    private FaultyNetworks() {}

    /** The connection of an earlier call is reused, and what the server did since is on its way to the client already. */
    private static Fault idle(String name, String leftOver) {
        return new Fault(WAY, name, (good, always) -> {
                    String thing = RawServer.OK + "Content-Length: "
                            + GoodAnswer.THING.body().length() + "\r\n\r\n" + GoodAnswer.THING.body();
                    RawServer.Answer first = leftOver.isEmpty()
                            ? RawServer.Answer.closing(thing)
                            : RawServer.Answer.whole((thing + leftOver).getBytes(StandardCharsets.UTF_8));
                    RawServer server = new RawServer(first, good.answer());
                    AtomicReference<Socket> used = new AtomicReference<>();
                    return Scene.of(server, () -> server.count() - 1)
                            .tuned(http -> http.addNetworkInterceptor(chain -> {
                                used.set(Objects.requireNonNull(chain.connection())
                                        .socket());
                                return chain.proceed(chain.request());
                            }))
                            .beforehand(api -> {
                                api.call(TestClient.GET, TestClient.id());
                                Socket socket = used.get();
                                while (!socket.isClosed()
                                        && !Objects.requireNonNull(WireSockets.under(socket))
                                                .isStale()) {
                                    Thread.onSpinWait();
                                }
                            });
                })
                .lasting();
    }

    private static Proxy throughPort(int port) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static Fault redirect(String name, String line, boolean elsewhere) {
        return new Fault(REDIRECT, name, (good, always) -> {
                    RawServer other = new RawServer(good.answer());
                    String target = elsewhere ? other.address() + "/things/t1" : "/moved/t1";
                    RawServer server =
                            new RawServer(Faults.refusal(line, "Location: " + target + "\r\n"), good.answer());
                    return Scene.of(server)
                            .and(other)
                            .authorized(time -> Authorizer.header("Authorization", "Bearer ", Secret.of(SECRET)))
                            .afterwards(() -> assertThat(other.count())
                                    .as("requests elsewhere")
                                    .isEqualTo(0));
                })
                .lasting();
    }

    private static Fault tls(String name, Keys keys) {
        return new Fault(TLS, name, (good, always) -> {
                    RawServer server = new RawServer(keys.server.sslContext().getServerSocketFactory(), good.answer());
                    return Scene.of(server)
                            .at("https://localhost:" + server.port())
                            .tuned(keys::trust)
                            .authorized(time -> Authorizer.header("Authorization", "Bearer ", Secret.of(SECRET)));
                })
                .lasting();
    }

    /** A server's certificate and what the client trusts. */
    private static final class Keys {
        private static final HeldCertificate AUTHORITY =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        private static final HeldCertificate OTHER_AUTHORITY =
                new HeldCertificate.Builder().certificateAuthority(0).build();

        final HandshakeCertificates server;
        final HandshakeCertificates client;

        Keys(HeldCertificate leaf, boolean trusted) {
            server = new HandshakeCertificates.Builder().heldCertificate(leaf).build();
            client = new HandshakeCertificates.Builder()
                    .addTrustedCertificate((trusted ? AUTHORITY : OTHER_AUTHORITY).certificate())
                    .build();
        }

        /** Valid between these epoch milliseconds; today if both are zero. */
        static HeldCertificate leaf(String host, long notBefore, long notAfter) {
            HeldCertificate.Builder leaf = new HeldCertificate.Builder()
                    .addSubjectAlternativeName(host)
                    .signedBy(AUTHORITY);
            return notAfter == 0
                    ? leaf.build()
                    : leaf.validityInterval(notBefore, notAfter).build();
        }

        OkHttpClient.Builder trust(OkHttpClient.Builder http) {
            return http.sslSocketFactory(client.sslSocketFactory(), client.trustManager());
        }
    }
}
