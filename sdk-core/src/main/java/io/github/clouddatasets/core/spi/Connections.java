package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.NetworkSettings;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.core.internal.Cancellation;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The connections of an engine. A connection that carries many calls at once (HTTP/2) can go dead without a word, and OkHttp
 * goes on using it. So after a call has waited in vain on such a connection, later calls go out on new ones, while the calls
 * that are still on the old one keep it: it may be the answer that is slow and not the connection that is dead.
 */
final class Connections {

    /** Two silent intervals end an HTTP/2 connection, also under calls whose callers give up before any timeout. */
    private static final Duration PING = Duration.ofSeconds(15);

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    /** One generation of connections. */
    private record Clients(DeadlineDns dns, OkHttpClient http, OkHttpClient streaming) {}

    private final boolean owned;
    private volatile Clients now;

    Connections(OkHttpTransport transport, SendingInterceptor sending, ClientSettings settings, Cancellation closing) {
        this.owned = !transport.shared();
        // 64 idle connections: as many as the threads of a busy service. OkHttp's own five would close the rest.
        OkHttpClient given = chosen(
                        settings.network(),
                        transport.apply(new OkHttpClient.Builder()
                                .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
                                .pingInterval(PING)))
                .build();
        DeadlineDns dns = new DeadlineDns(given.dns(), Call.nanos(settings.connectTimeout()), closing);
        OkHttpClient.Builder builder = given.newBuilder()
                .dns(dns)
                .dispatcher(new Dispatcher()) // knows our calls and no others, so that close() ends just these
                .followRedirects(false) // a redirect would carry the credentials elsewhere
                .followSslRedirects(false)
                // OkHttp finds the route: the next address, a new connection for a dead one. SendingInterceptor keeps
                // it
                // from repeating what may have arrived.
                .retryOnConnectionFailure(true)
                .authenticator(Authenticator.NONE) // what a refusal means is for the Authorizer to say
                .cookieJar(CookieJar.NO_COOKIES) // a cookie of one login would sign in the next
                .cache(null) // an old state must not answer a poll
                .connectTimeout(limit(settings.connectTimeout()))
                .readTimeout(Duration.ZERO) // the attempt has a deadline as a whole
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .addNetworkInterceptor(sending);
        WireSockets.install(given, builder, settings.connectTimeout());
        OkHttpClient http = builder.build();
        this.now = new Clients(
                dns,
                http,
                http.newBuilder()
                        .readTimeout(limit(settings.idleTimeout()))
                        .writeTimeout(limit(settings.idleTimeout()))
                        .build());
    }

    /** The builder's choices win over those of the transport. */
    private static OkHttpClient.Builder chosen(NetworkSettings network, OkHttpClient.Builder builder) {
        if (network.proxy() != null) {
            builder.proxy(network.proxy());
        }
        if (network.proxyUser() != null && network.proxyPassword() != null) {
            builder.proxyAuthenticator(new ProxyLogin(network.proxyUser(), network.proxyPassword()));
        }
        if (network.tls() != null && network.trust() != null) {
            builder.sslSocketFactory(network.tls(), network.trust());
        }
        return builder;
    }

    /** OkHttp counts milliseconds up to 24 days. A longer limit is none, and a shorter one than its unit is one of them. */
    private static Duration limit(Duration given) {
        if (given.compareTo(LONGEST) > 0) {
            return Duration.ZERO;
        }
        return given.compareTo(SHORTEST) < 0 ? SHORTEST : given;
    }

    /**
     * OkHttp's side of an attempt.
     *
     * @param patient whether only silence ends the attempt
     */
    okhttp3.Call newCall(Attempt<?> attempt, okhttp3.Request request, boolean patient) {
        Clients clients = now;
        attempt.generation = clients.dns.generation();
        return (patient ? clients.streaming : clients.http).newCall(request);
    }

    /** Later attempts leave the connection on which this one has waited in vain, if others use that one, too. */
    void leave(Attempt<?> waited) {
        if (waited.multiplexed) {
            synchronized (this) {
                Clients old = now;
                if (old.dns.generation() == waited.generation) {
                    DeadlineDns dns = old.dns.next();
                    now = new Clients(
                            dns,
                            old.http.newBuilder().dns(dns).build(),
                            old.streaming.newBuilder().dns(dns).build());
                }
            }
        }
    }

    /** The proxy on the way to an address, as {@code host:port}; null if there is none. */
    @Nullable
    String proxy(HttpUrl url) {
        OkHttpClient http = now.http;
        try {
            List<Proxy> proxies = http.proxy() != null
                    ? List.of(http.proxy())
                    : http.proxySelector().select(url.uri());
            return proxies.stream()
                    .filter(proxy -> proxy.address() instanceof InetSocketAddress)
                    .map(proxy -> (InetSocketAddress) proxy.address())
                    .map(address -> address.getHostString() + ":" + address.getPort())
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException e) { // the selector may be what has failed
            return null;
        }
    }

    /** Ends all calls and frees the connections, but for those of a client that the user has given. */
    void close() {
        OkHttpClient http = now.http;
        http.dispatcher().cancelAll();
        if (owned) {
            http.connectionPool().evictAll();
        }
    }
}
