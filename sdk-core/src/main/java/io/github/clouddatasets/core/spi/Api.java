package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.core.internal.Background;
import io.github.clouddatasets.core.internal.CancellableFuture;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Pause;
import io.github.clouddatasets.core.spi.file.PartFile;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.paging.Pages;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Endpoint;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The engine of one client: binds an operation's arguments and the options in force to a call, and sends it down the
 * chain. A view made by {@link #with} shares everything but the options.
 */
public final class Api implements AutoCloseable {

    /** Under this key the trace id stands in the MDC while a call is under way. */
    static final String MDC_KEY = "clouddatasets.traceId";

    private static final int TRANSFER_BUFFER = 64 * 1024;

    private final Service service;
    private final Endpoint endpoint;
    private final SingleFlight<HttpUrl> base;
    private final ClientSettings settings;
    private final Wires wires;
    private final Exchange chain;

    private final CallOptions options;
    private final @Nullable Cancellation cancellation;
    private final boolean root;

    /** What all views of a client share below their chains. */
    private record Wires(
            OkHttpClient http,
            boolean owned,
            OkHttpExchange exchange,
            RetryBudget budget,
            Cancellation closing,
            @Nullable Listeners listeners) {

        Exchange chain(Exchange last, @Nullable RateLimit rate, Authorizer authorizer) {
            Exchange chain = listeners == null ? last : new Observed(last);
            chain = rate == null ? chain : new RateLimited(chain, rate, closing);
            return new Retrying(new Authorized(chain, authorizer), budget, closing);
        }
    }

    private Api(
            Service service,
            Endpoint endpoint,
            SingleFlight<HttpUrl> base,
            ClientSettings settings,
            Wires wires,
            Exchange chain,
            CallOptions options,
            @Nullable Cancellation cancellation,
            boolean root) {
        this.service = service;
        this.endpoint = endpoint;
        this.base = base;
        this.settings = settings;
        this.wires = wires;
        this.chain = chain;
        this.options = options;
        this.cancellation = cancellation;
        this.root = root;
    }

    /** Finds the part of the base path that takes a request to know, such as a project's id. */
    @FunctionalInterface
    public interface BasePath {
        /**
         * Looks it up.
         *
         * @param timeout how long it may take
         * @return the encoded path to go below the endpoint's own
         */
        String find(Duration timeout);
    }

    /** The engine of a new client. */
    public static Api open(Service service, Endpoint endpoint, Authorizer authorizer, ClientSettings settings) {
        return open(service, endpoint, SingleFlight.known(HttpUrl.get(endpoint.address())), authorizer, settings);
    }

    /** The engine of a new client whose base path is looked up by its first call, and once: all later calls have it. */
    public static Api open(
            Service service, Endpoint endpoint, BasePath rest, Authorizer authorizer, ClientSettings settings) {
        SingleFlight<HttpUrl> base = new SingleFlight<>(
                "the base path",
                timeout -> HttpUrl.get(endpoint.below(rest.find(timeout)).address()),
                found -> true);
        return open(service, endpoint, base, authorizer, settings);
    }

    private static Api open(
            Service service,
            Endpoint endpoint,
            SingleFlight<HttpUrl> base,
            Authorizer authorizer,
            ClientSettings settings) {
        OkHttpTransport transport =
                settings.transport() instanceof OkHttpTransport given ? given : OkHttpTransport.tuned(http -> http);
        // 64 idle connections: as many as the threads of a busy service. OkHttp's own five would close the rest.
        Cancellation closing = new Cancellation();
        SendingInterceptor sentMark = new SendingInterceptor(closing);
        OkHttpClient http = transport
                .apply(new OkHttpClient.Builder().connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES)))
                .dispatcher(new Dispatcher()) // knows our calls and no others, so that close() ends just these
                .followRedirects(false) // a redirect would carry the credentials elsewhere
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // one loop owns retries, and it is Retrying
                .connectTimeout(settings.connectTimeout())
                .readTimeout(Duration.ZERO) // the attempt has a deadline as a whole
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .addNetworkInterceptor(sentMark)
                .build();
        OkHttpClient streaming = http.newBuilder()
                .readTimeout(settings.idleTimeout())
                .writeTimeout(settings.idleTimeout())
                .build();
        FailureReader failures = new FailureReader(closing, settings.idleTimeout());
        OkHttpExchange exchange = new OkHttpExchange(
                http, streaming, sentMark, failures, new AttemptLog(settings.logBodies()), service, closing, settings);
        Wires wires = new Wires(
                http, !transport.shared(), exchange, new RetryBudget(), closing, Listeners.of(settings.listeners()));
        return new Api(
                service,
                endpoint,
                base,
                settings,
                wires,
                wires.chain(exchange, rate(service, endpoint, settings), authorizer),
                CallOptions.NONE,
                null,
                true);
    }

    private static @Nullable RateLimit rate(Service service, Endpoint endpoint, ClientSettings settings) {
        if (settings.requestsPerSecond() == 0) {
            return null;
        }
        Object account = settings.credentials() == null ? service : settings.credentials();
        String place = service.name() + " " + endpoint.authority();
        return RateLimit.shared(account, place, settings.requestsPerSecond(), settings.time());
    }

    /** Makes a call and returns its result. */
    public <T> T call(Op<T> op, Arguments input) {
        if (wires.closing.isCancelled()) {
            throw new IllegalStateException("the " + service.name() + " client is closed");
        }
        Call<T> call = new Call<>(op, input, body(op, input.body), service, settings, options, cancellation);
        String outer = MDC.get(MDC_KEY);
        MDC.put(MDC_KEY, call.traceId);
        try {
            T result = wires.listeners == null ? send(call) : observed(call, new CallEvents(wires.listeners, call));
            if (options.onResponse() != null) {
                options.onResponse()
                        .accept(new ResponseInfo(
                                service.name(),
                                op.id,
                                call.status,
                                call.traceId,
                                call.requestId,
                                call.attempt,
                                Duration.ofNanos(call.elapsedNanos())));
            }
            return result;
        } finally {
            if (outer == null) {
                MDC.remove(MDC_KEY);
            } else {
                MDC.put(MDC_KEY, outer);
            }
        }
    }

    private <T> T send(Call<T> call) {
        try {
            call.below(base.get(call));
            return chain.execute(call);
        } catch (IllegalStateException e) {
            if (!wires.closing.isCancelled()) {
                throw e;
            }
            // The client of the login was closed with this one, before the call came to it.
            throw new CancelledException(call.name() + ": the client was closed during the call" + call.facts(), e);
        }
    }

    private <T> T observed(Call<T> call, CallEvents events) {
        call.events = events;
        events.callStarted();
        T result;
        try {
            result = send(call);
        } catch (RuntimeException | Error failure) {
            events.callEnded(failure);
            throw failure;
        }
        if (!call.op.handsOver()) { // what is handed over tells the end of its bytes itself
            events.callEnded(null);
        }
        return result;
    }

    /** A listing over these pages. */
    public <T> Paged<T> paged(PageSource<T> source) {
        return new Pages<>(source, Background.EXECUTOR);
    }

    /** A listing over pages that may bring an element twice, which comes once by this identity. */
    public <T> Paged<T> paged(PageSource<T> source, Function<? super T, ?> identity) {
        return new Pages<>(source, Background.EXECUTOR, identity);
    }

    /**
     * A poller for work that has been started.
     *
     * @param what names the work in messages: {@code sync of dataset x}
     * @param id of the task or the thing
     * @param look reads the state
     * @param judge tells how a state is to be taken
     * @param longest the longest wait between two looks
     * @param patience how long {@code await()} waits
     */
    public <T> TaskPoller<T> poller(
            String what,
            String id,
            Supplier<T> look,
            Function<T, TaskPoller.Judgement> judge,
            Duration longest,
            Duration patience) {
        return new TaskPoller<>(this, service.name() + " " + what, id, look, judge, longest, patience);
    }

    /** Downloads into a file or a folder; see {@link FileDownload}. */
    public Path download(Op<Download> op, Arguments input, Path target, Consumer<? super Progress> listener) {
        return download(op, input, target, listener, () -> -1);
    }

    /**
     * Downloads into a file or a folder; see {@link FileDownload}.
     *
     * @param size asked for the length when the answer does not tell it; negative if it is not known there either
     */
    public Path download(
            Op<Download> op, Arguments input, Path target, Consumer<? super Progress> listener, LongSupplier size) {
        int attempts = options.maxAttempts() != null ? options.maxAttempts() : settings.maxAttempts();
        return transfer(op, input, listener, size).to(target, attempts);
    }

    /** Downloads into a stream that stays open. */
    public long download(Op<Download> op, Arguments input, OutputStream target, Consumer<? super Progress> listener) {
        return download(op, input, target, listener, () -> -1);
    }

    /** Downloads into a stream that stays open, with the length asked for when the answer does not tell it. */
    public long download(
            Op<Download> op,
            Arguments input,
            OutputStream target,
            Consumer<? super Progress> listener,
            LongSupplier size) {
        return transfer(op, input, listener, size).to(target);
    }

    private FileDownload transfer(
            Op<Download> op, Arguments input, Consumer<? super Progress> listener, LongSupplier size) {
        Integer buffer = options.transferBuffer();
        return new FileDownload(
                this,
                op,
                input,
                listener,
                size,
                buffer == null ? TRANSFER_BUFFER : buffer,
                settings.time(),
                PartFile.REAL);
    }

    /** A view with other options; what the change leaves out stays as it is here. */
    public Api with(Consumer<CallOptions.Builder> change) {
        CallOptions.Builder builder = options.toBuilder();
        change.accept(builder);
        return view(builder.build(), cancellation);
    }

    /**
     * Runs work on a view of the client in the background.
     *
     * @param client makes the client of a view
     * @param work what to run
     * @return its future; cancelling it ends the call at work, down to the socket
     */
    public <C, T> CompletableFuture<T> async(Function<Api, C> client, Function<? super C, ? extends T> work) {
        Cancellation own = new Cancellation();
        C view = client.apply(view(options, own));
        CancellableFuture<T> future = new CancellableFuture<>(own);
        Background.EXECUTOR.execute(() -> future.run(view, work));
        return future;
    }

    /**
     * An engine for the addresses that answers name, such as presigned links, at whatever host: it shares sockets, budget
     * and options with this one, but sends neither credentials nor the trace id.
     */
    public Api elsewhere(Service other) {
        Exchange bare = wires.chain(wires.exchange.of(other), null, Authorizer.none());
        return new Api(other, endpoint, base, settings, wires, bare, options, cancellation, false);
    }

    /** An engine whose calls another thread can end. */
    public CancellableApi cancellable() {
        return new CancellableApi(cancellation, own -> view(options, own));
    }

    /**
     * Runs tasks side by side, the caller's thread among the workers. The first failure ends the others, and nothing of
     * them goes on when this returns.
     *
     * @param width how many at a time at the most
     * @param tasks each gets an engine whose calls end with the others
     * @return the results in the order of the tasks
     */
    public <R> List<R> parallel(int width, List<? extends Function<Api, R>> tasks) {
        return new Parallel<R>(tasks, wires.closing, cancellation).run(width, own -> view(options, own));
    }

    /** Where the service is. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The time of the client's clock. */
    public Instant now() {
        return settings.time().now();
    }

    /** Nanoseconds of the client's clock. */
    public long nanoTime() {
        return settings.time().nanoTime();
    }

    /** Sleeps, but not longer than the client is open and the work is wanted. */
    void pause(Duration duration, String what) {
        Pause.sleep(settings.time(), duration, what, wires.closing, cancellation);
    }

    /** Ends all calls and frees the connections; closing a view does nothing. */
    @Override
    public void close() {
        if (root) {
            wires.closing.cancel();
            wires.http.dispatcher().cancelAll();
            if (wires.owned) {
                wires.http.connectionPool().evictAll();
            }
        }
    }

    private Api view(CallOptions newOptions, @Nullable Cancellation newCancellation) {
        return new Api(service, endpoint, base, settings, wires, chain, newOptions, newCancellation, false);
    }

    private static byte @Nullable [] body(Op<?> op, @Nullable Object body) {
        if (body == null) {
            return null;
        }
        try {
            return op.writer.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(op.id + ": the request cannot be written as JSON", e);
        }
    }
}
