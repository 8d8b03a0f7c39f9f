package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.testing.RawServer;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user's own OkHttp client brings along breaks no promise: its builder, member by member. */
@Timeout(60)
class UsersClientTest {

    private static final Thing THING = new Thing("t1", "n");
    private static final Answer OK = Answer.json(200, "{\"id\":\"t1\",\"name\":\"n\"}");

    private static Api open(RawServer server, UnaryOperator<OkHttpClient.Builder> tuning) {
        return new TestClient(server.address())
                .transport(OkHttpTransport.of(
                        tuning.apply(new OkHttpClient.Builder()).build()))
                .open();
    }

    @Test
    void timeoutsOfTheClientDoNotCount() throws IOException {
        Answer slow = socket -> {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            OK.give(socket);
        };
        try (RawServer server = new RawServer(slow);
                Api api = open(
                        server,
                        http -> http.callTimeout(Duration.ofMillis(1))
                                .readTimeout(Duration.ofMillis(1))
                                .writeTimeout(Duration.ofMillis(1)))) {
            assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(THING);
        }
    }

    @Test
    void anAuthenticatorAnswersNoRefusal() {
        try (RawServer server = new RawServer(Answer.json(401, "{}"));
                Api api = open(
                        server,
                        http -> http.authenticator((route, response) -> response.request()
                                .newBuilder()
                                .header("Authorization", Credentials.basic("another", "account"))
                                .build()))) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));
            assertThat(server.request().header("Authorization")).isNull();
        }
    }

    @Test
    void aProxyMayAskForItsPassword() {
        Answer asks = Answer.whole(
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        try (RawServer proxy = new RawServer(asks, OK);
                Api api = new TestClient("http://localhost:9")
                        .transport(OkHttpTransport.tuned(http -> http.proxy(new Proxy(
                                        Proxy.Type.HTTP,
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                                .proxyAuthenticator((route, response) -> response.request()
                                        .newBuilder()
                                        .header("Proxy-Authorization", Credentials.basic("u", "p"))
                                        .build())))
                        .open()) {
            assertThat(api.call(TestClient.CREATE, TestClient.body())).isEqualTo(THING);
            assertThat(proxy.count()).isEqualTo(2);
        }
    }

    @Test
    void noCookieIsSentBack() {
        AtomicInteger saved = new AtomicInteger();
        CookieJar jar = new CookieJar() {
            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
                saved.incrementAndGet();
            }

            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                return List.of(new Cookie.Builder()
                        .domain(url.host())
                        .name("session")
                        .value("another-user")
                        .build());
            }
        };
        try (RawServer server = new RawServer(OK);
                Api api = open(server, http -> http.cookieJar(jar))) {
            api.call(TestClient.GET, TestClient.id());
            assertThat(server.request().header("Cookie")).isNull();
            assertThat(saved).hasValue(0);
        }
    }

    @Test
    void noCacheAnswersAPoll(@TempDir Path folder) throws IOException {
        Answer cacheable = Answer.whole((RawServer.OK
                        + "Cache-Control: max-age=3600\r\nContent-Length: 22\r\n\r\n{\"id\":\"t1\",\"name\":\"n\"}")
                .getBytes(StandardCharsets.US_ASCII));
        try (Cache cache = new Cache(folder.toFile(), 1024 * 1024);
                RawServer server = new RawServer(cacheable);
                Api api = open(server, http -> http.cache(cache))) {
            api.call(TestClient.GET, TestClient.id());
            api.call(TestClient.GET, TestClient.id());
            assertThat(server.count()).isEqualTo(2);
        }
    }

    @Test
    void aDispatcherThatWasShutDownIsOfNoMatter() {
        ExecutorService ended = Executors.newSingleThreadExecutor();
        ended.shutdown();
        try (RawServer server = new RawServer(OK);
                Api api = open(server, http -> http.dispatcher(new Dispatcher(ended)))) {
            assertThat(api.call(TestClient.GET, TestClient.id())).isEqualTo(THING);
        }
    }

    @Test
    void thePoolOfTheUserIsUsedAndLeftAlone() {
        ConnectionPool pool = new ConnectionPool(5, 1, TimeUnit.MINUTES);
        try (RawServer server = new RawServer(OK)) {
            try (Api api = open(server, http -> http.connectionPool(pool))) {
                api.call(TestClient.GET, TestClient.id());
                assertThat(pool.connectionCount()).isEqualTo(1);
            }
            assertThat(pool.connectionCount()).isEqualTo(1);
            try (Api second = open(server, http -> http.connectionPool(pool))) {
                second.call(TestClient.GET, TestClient.id());
                assertThat(pool.connectionCount())
                        .as("clients of one user share connections")
                        .isEqualTo(1);
            }
        }
        pool.evictAll();
    }

    static Stream<Named<Interceptor>> insistent() {
        return Stream.of(
                Named.of("again after a refusal", chain -> {
                    Response first = chain.proceed(chain.request());
                    if (first.isSuccessful()) {
                        return first;
                    }
                    first.close();
                    return chain.proceed(chain.request());
                }),
                Named.of("again after a break", chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (IOException e) {
                        return chain.proceed(chain.request());
                    }
                }),
                Named.of("always twice", chain -> {
                    chain.proceed(chain.request()).close();
                    return chain.proceed(chain.request());
                }));
    }

    @ParameterizedTest
    @MethodSource("insistent")
    void anInterceptorCannotSendTwiceWhatMayHaveArrived(Interceptor insistent) {
        for (Answer answer : List.of(Answer.json(503, "{}"), Answer.closing("HTTP/1.1 200"), OK)) {
            try (RawServer server = new RawServer(answer);
                    Api api = open(server, http -> http.addInterceptor(insistent))) {
                Throwable refused = catchThrowable(() -> api.call(TestClient.CREATE, TestClient.body()));
                assertThat(refused)
                        .satisfiesAnyOf(
                                none -> assertThat(none).isNull(),
                                some -> assertThat(some).isInstanceOf(SdkException.class));
                assertThat(server.count()).isEqualTo(1);
            }
        }
    }

    static Stream<Named<UnaryOperator<OkHttpClient.Builder>>> broken() {
        Interceptor throwing = chain -> {
            throw new IllegalStateException("a fault of the user's own");
        };
        return Stream.of(
                Named.of("interceptor", http -> http.addInterceptor(throwing)),
                Named.of("network interceptor", http -> http.addNetworkInterceptor(throwing)),
                Named.of(
                        "interceptor after the answer",
                        http -> http.addInterceptor(chain -> {
                            chain.proceed(chain.request()).close();
                            throw new IllegalStateException("a fault of the user's own");
                        })),
                Named.of(
                        "proxy selector",
                        http -> http.proxySelector(new java.net.ProxySelector() {
                            @Override
                            public List<Proxy> select(java.net.URI uri) {
                                throw new IllegalStateException("a fault of the user's own");
                            }

                            @Override
                            public void connectFailed(
                                    java.net.URI uri, java.net.SocketAddress address, IOException e) {}
                        })),
                Named.of(
                        "event listener",
                        http -> http.eventListener(new EventListener() {
                            @Override
                            public void callStart(Call call) {
                                throw new IllegalStateException("a fault of the user's own");
                            }
                        })),
                Named.of(
                        "event listener after the answer",
                        http -> http.eventListener(new EventListener() {
                            @Override
                            public void responseHeadersEnd(Call call, Response response) {
                                throw new IllegalStateException("a fault of the user's own");
                            }
                        })));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatBreaksInTheUsersPartIsAnSdkExceptionWithItsCause(UnaryOperator<OkHttpClient.Builder> tuning) {
        try (RawServer server = new RawServer(OK);
                Api api = open(server, tuning)) {
            Throwable thrown = catchThrowable(() -> api.call(TestClient.CREATE, TestClient.body()));
            assertThat(thrown).isInstanceOf(SdkException.class).hasRootCauseMessage("a fault of the user's own");
            assertThat(server.count()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void anInterceptorMayUseAnotherClientOfTheSdk() {
        AtomicReference<Api> other = new AtomicReference<>();
        Interceptor nested = chain -> {
            Thing token = other.get().call(TestClient.GET, TestClient.id());
            Request signed = chain.request()
                    .newBuilder()
                    .header("X-Token", String.valueOf(token.name()))
                    .build();
            return chain.proceed(signed);
        };
        try (RawServer tokens = new RawServer(OK);
                RawServer server = new RawServer(Answer.closing("HTTP/1.1 200"));
                Api tokenApi = new TestClient(tokens.address()).open();
                Api api = open(server, http -> http.addInterceptor(nested))) {
            other.set(tokenApi);
            assertThatExceptionOfType(ConnectionLostException.class)
                    .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));
            assertThat(server.request().header("X-Token")).isEqualTo("n");
        }
    }

    /** OkHttp repeats these by itself, unless it is kept from it. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {408, 503})
    void noRefusalIsRepeatedByOkHttp(int status) {
        Answer again = Answer.whole(("HTTP/1.1 " + status + " Again\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        Answer silent = Answer.whole(
                ("HTTP/1.1 " + status + " Again\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        for (Answer answer : List.of(again, silent)) {
            try (RawServer server = new RawServer(answer);
                    Api api = new TestClient(server.address()).maxAttempts(2).open()) {
                assertThatExceptionOfType(ApiException.class)
                        .isThrownBy(() -> api.call(TestClient.CREATE, TestClient.body()));
                assertThat(server.count()).as("POST").isEqualTo(1);
                assertThatExceptionOfType(ApiException.class)
                        .isThrownBy(() -> api.call(TestClient.GET, TestClient.id()));
                assertThat(server.count()).as("GET after POST").isEqualTo(3);
            }
        }
    }
}
