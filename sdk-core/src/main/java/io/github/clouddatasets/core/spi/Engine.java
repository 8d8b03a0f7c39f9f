package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Transport;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.core.internal.Background;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Endpoint;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What all views of one client share: its sockets, and the chain that its calls go down. */
final class Engine {

    final Service service;
    final Endpoint endpoint;
    final ClientSettings settings;
    final Retrying chain;
    final Cancellation closing;
    final @Nullable Listeners listeners;

    /** Where work for other threads goes, with the context that listeners carry over. */
    final Executor background;

    private final SingleFlight<HttpUrl> base;
    private final Authorizer authorizer;
    private final @Nullable RateLimit rate;
    private final Connections connections;
    private final OkHttpExchange exchange;
    private final RetryBudget budget;

    /**
     * The engine of a new client.
     *
     * @param base the address below which all operations are
     * @throws IllegalArgumentException if the transport is not of the only kind there is
     */
    Engine(
            Service service,
            Endpoint endpoint,
            SingleFlight<HttpUrl> base,
            Authorizer authorizer,
            ClientSettings settings) {
        OkHttpTransport transport = transport(settings.transport());
        this.service = service;
        this.endpoint = endpoint;
        this.base = base;
        this.settings = settings;
        this.closing = new Cancellation();
        this.listeners = Listeners.of(settings.listeners());
        this.background = background(listeners);
        this.budget = new RetryBudget();
        SendingInterceptor sending = new SendingInterceptor(closing, settings);
        this.connections = new Connections(transport, sending, settings, closing);
        this.exchange = new OkHttpExchange(
                connections,
                sending,
                new FailureReader(closing, settings, connections),
                new AttemptLog(settings.logBodies()),
                service,
                closing,
                settings);
        this.authorizer = authorizer;
        this.rate = rate(service, endpoint, settings);
        this.chain = chain();
    }

    /** The same sockets and budget for another service. */
    private Engine(
            Engine first,
            Service other,
            Endpoint endpoint,
            SingleFlight<HttpUrl> base,
            Authorizer authorizer,
            @Nullable RateLimit rate) {
        this.service = other;
        this.endpoint = endpoint;
        this.base = base;
        this.authorizer = authorizer;
        this.rate = rate;
        this.settings = first.settings;
        this.closing = first.closing;
        this.listeners = first.listeners;
        this.background = first.background;
        this.budget = first.budget;
        this.connections = first.connections;
        this.exchange = first.exchange.of(other);
        this.chain = chain();
    }

    /** An engine for the hosts that answers name. It sends no credentials and keeps no rate. */
    Engine elsewhere(Service other) {
        return new Engine(this, other, endpoint, base, Authorizer.none(), null);
    }

    /** An engine for another service of the same account: same credentials, and one rate for all of them. */
    Engine beside(Service other, Endpoint place) {
        return new Engine(this, other, place, SingleFlight.known(HttpUrl.get(place.address())), authorizer, rate);
    }

    /** Ends all calls and frees the connections, but for those of a client that the user has given. */
    void close() {
        closing.cancel();
        connections.close();
    }

    private static Executor background(@Nullable Listeners listeners) {
        return listeners == null ? Background.EXECUTOR : work -> Background.EXECUTOR.execute(listeners.carry(work));
    }

    private Retrying chain() {
        Exchange observed = listeners == null ? exchange : new Observed(exchange);
        Exchange paced = rate == null ? observed : new RateLimited(observed, rate, closing);
        return new Retrying(new Authorized(paced, authorizer), base, budget, closing);
    }

    private static OkHttpTransport transport(@Nullable Transport given) {
        if (given == null) {
            return OkHttpTransport.tuned(http -> http);
        }
        if (given instanceof OkHttpTransport transport) {
            return transport;
        }
        throw new IllegalArgumentException("transport must be an OkHttpTransport, made with OkHttpTransport.tuned or"
                + " OkHttpTransport.of: " + given.getClass().getName());
    }

    private static @Nullable RateLimit rate(Service service, Endpoint endpoint, ClientSettings settings) {
        if (settings.requestsPerSecond() == 0) {
            return null;
        }
        Object account = settings.credentials() == null ? service : settings.credentials();
        String place = service.name() + " " + endpoint.authority();
        return RateLimit.shared(account, place, settings.requestsPerSecond(), settings.time());
    }
}
