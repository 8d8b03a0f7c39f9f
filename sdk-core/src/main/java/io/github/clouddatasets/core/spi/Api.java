package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.internal.CancellableFuture;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Pause;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import io.github.clouddatasets.core.spi.file.PartFile;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.paging.Pages;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a client calls its service with: binds an operation, its arguments and the options in force to a {@link Call}, and
 * sends it down the chain of its {@link Engine}. A view made by {@link #with} shares everything but the options.
 */
public final class Api implements Calls, AutoCloseable {

    /** Under this key the MDC holds the trace id while a call is under way. */
    static final String MDC_KEY = "clouddatasets.traceId";

    private static final int TRANSFER_BUFFER = 64 * 1024;

    private final Engine engine;
    private final CallOptions options;
    private final @Nullable Cancellation cancellation;
    private final boolean root;

    private Api(Engine engine, CallOptions options, @Nullable Cancellation cancellation, boolean root) {
        this.engine = engine;
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
         * @return the encoded path that follows the endpoint's own
         */
        String find(Duration timeout);
    }

    /**
     * The calls of a new client.
     *
     * @param service what the service is
     * @param endpoint where it is; all paths are below this address
     * @param authorizer how callers show who they are
     * @param settings what the client's builder has collected
     * @return the calls; closing them closes the client
     * @throws IllegalArgumentException if the transport is none that this SDK can use
     */
    public static Api open(Service service, Endpoint endpoint, Authorizer authorizer, ClientSettings settings) {
        return open(service, endpoint, SingleFlight.known(HttpUrl.get(endpoint.address())), authorizer, settings);
    }

    /**
     * The calls of a new client whose base path takes a request to know. The first call looks it up for all.
     *
     * @param service what the service is
     * @param endpoint where it is
     * @param rest finds the part of the base path that follows the endpoint's own
     * @param authorizer how callers show who they are
     * @param settings what the client's builder has collected
     * @return the calls; closing them closes the client
     * @throws IllegalArgumentException if the transport is none that this SDK can use
     */
    public static Api open(
            Service service, Endpoint endpoint, BasePath rest, Authorizer authorizer, ClientSettings settings) {
        SingleFlight<HttpUrl> base = new SingleFlight<>(
                "the base path",
                (attempt, timeout) ->
                        HttpUrl.get(endpoint.below(rest.find(timeout)).address()),
                found -> SingleFlight.Age.FRESH);
        return open(service, endpoint, base, authorizer, settings);
    }

    private static Api open(
            Service service,
            Endpoint endpoint,
            SingleFlight<HttpUrl> base,
            Authorizer authorizer,
            ClientSettings settings) {
        return new Api(new Engine(service, endpoint, base, authorizer, settings), CallOptions.NONE, null, true);
    }

    /**
     * Makes a call.
     *
     * @param op the operation
     * @param arguments its arguments
     * @param <T> what the operation returns
     * @return the result
     * @throws IllegalStateException if the client is closed
     */
    public <T> T call(Op<T> op, Arguments arguments) {
        return call(op, arguments, 0);
    }

    @Override
    public <T> T call(Op<T> op, Arguments arguments, int attemptsBefore) {
        if (engine.closing.isCancelled()) {
            throw new IllegalStateException("the " + engine.service.name() + " client is closed");
        }
        Call<T> call = new Call<>(
                op,
                arguments,
                attemptsBefore,
                engine.service,
                engine.settings,
                options,
                cancellation,
                engine.listeners);
        String outer = MDC.get(MDC_KEY);
        MDC.put(MDC_KEY, call.traceId);
        try {
            Attempt<T> last = call.events == null ? engine.chain.execute(call) : observed(call, call.events);
            if (options.onResponse() != null) {
                options.onResponse().accept(last.info());
            }
            return result(last);
        } finally {
            if (outer == null) {
                MDC.remove(MDC_KEY);
            } else {
                MDC.put(MDC_KEY, outer);
            }
        }
    }

    private <T> Attempt<T> observed(Call<T> call, CallEvents events) {
        events.callStarted();
        Attempt<T> last;
        try {
            last = engine.chain.execute(call);
        } catch (RuntimeException | Error failure) {
            events.callEnded(call, failure);
            throw failure;
        }
        if (!call.op.handsOver()) { // a stream tells of the end of its bytes itself
            events.callEnded(call, null);
        }
        return last;
    }

    @SuppressWarnings("NullAway") // only an Op<Void> succeeds without a value
    private static <T> T result(Attempt<T> succeeded) {
        return succeeded.value;
    }

    /**
     * Sends a request for an operation that this SDK does not know.
     *
     * @param request the request
     * @return the answer, not decoded
     * @throws IllegalArgumentException if there is no request
     */
    public RawResponse send(RawRequest request) {
        return call(Op.raw(Check.required("request", request)), Arguments.of(request));
    }

    /**
     * A listing.
     *
     * @param source its pages
     * @param <T> type of the elements
     * @return the listing; nothing is sent before the first element is asked for
     */
    public <T> Paged<T> paged(PageSource<T> source) {
        return new Pages<>(engine.service.name(), source, engine.background);
    }

    /**
     * A listing over pages that may bring an element twice.
     *
     * @param source its pages
     * @param identity what tells two elements apart; of several with the same identity the listing has the first
     * @param <T> type of the elements
     * @return the listing; nothing is sent before the first element is asked for
     */
    public <T> Paged<T> paged(PageSource<T> source, Function<? super T, ?> identity) {
        return new Pages<>(engine.service.name(), source, engine.background, identity);
    }

    /**
     * A poller for work that has been started.
     *
     * @param what names the work in messages: {@code sync of dataset x}
     * @param id of the task or the resource
     * @param look reads the state through the view that it is given: same client, and limits of time and attempts that fit
     *     the wait
     * @param judge says what a state means
     * @param longest the longest wait between two looks
     * @param patience how long {@code await()} waits
     * @param <T> the state
     * @return the poller
     */
    public <T> TaskPoller<T> poller(
            String what,
            String id,
            Function<? super Api, T> look,
            Function<T, TaskPoller.Judgement> judge,
            Duration longest,
            Duration patience) {
        return new TaskPoller<>(this, engine.service.name() + " " + what, id, look, judge, longest, patience);
    }

    /**
     * A view for one look of a poller.
     *
     * @param atMost how long the look may take, where the options in force allow more
     * @param once whether to make one attempt only
     */
    Api looking(Duration atMost, boolean once) {
        Duration own = options.timeout() != null ? options.timeout() : engine.settings.timeout();
        return with(o -> {
            o.timeout(own.compareTo(atMost) < 0 ? own : atMost);
            if (once) {
                o.maxAttempts(1);
            }
        });
    }

    /**
     * Downloads into a file; see {@link FileDownload}.
     *
     * @param op the operation
     * @param arguments its arguments
     * @param target the file, or the folder for a file of the name that the service gives
     * @param listener is called with the progress
     * @return the file
     */
    public Path download(
            Op<Download> op, Arguments arguments, DownloadTarget target, Consumer<? super Progress> listener) {
        return download(op, arguments, target, listener, () -> -1);
    }

    /**
     * Downloads into a file; see {@link FileDownload}.
     *
     * @param op the operation
     * @param arguments its arguments
     * @param target the file, or the folder for a file of the name that the service gives
     * @param listener is called with the progress
     * @param size looks up the length when the answer does not name it; negative if nobody knows
     * @return the file
     */
    public Path download(
            Op<Download> op,
            Arguments arguments,
            DownloadTarget target,
            Consumer<? super Progress> listener,
            LongSupplier size) {
        int attempts = options.maxAttempts() != null ? options.maxAttempts() : engine.settings.maxAttempts();
        return transfer(op, arguments, listener, size).to(target, attempts, engine.settings.patience());
    }

    /**
     * Downloads into a stream that stays open.
     *
     * @param op the operation
     * @param arguments its arguments
     * @param target the stream
     * @param listener is called with the progress
     * @return how many bytes were written
     */
    public long download(
            Op<Download> op, Arguments arguments, OutputStream target, Consumer<? super Progress> listener) {
        return download(op, arguments, target, listener, () -> -1);
    }

    /**
     * Downloads into a stream that stays open.
     *
     * @param op the operation
     * @param arguments its arguments
     * @param target the stream
     * @param listener is called with the progress
     * @param size looks up the length when the answer does not name it; negative if nobody knows
     * @return how many bytes were written
     */
    public long download(
            Op<Download> op,
            Arguments arguments,
            OutputStream target,
            Consumer<? super Progress> listener,
            LongSupplier size) {
        return transfer(op, arguments, listener, size).to(Check.required("target", target));
    }

    private FileDownload transfer(
            Op<Download> op, Arguments arguments, Consumer<? super Progress> listener, LongSupplier size) {
        Check.required("progress", listener);
        Integer buffer = options.transferBuffer();
        return new FileDownload(
                this, op, arguments, listener, size, buffer == null ? TRANSFER_BUFFER : buffer, PartFile.REAL);
    }

    /**
     * A view with other options.
     *
     * @param change sets options; those it leaves out stay as they are here
     * @return the view
     * @throws IllegalArgumentException if there is no change, or an option is out of its range
     */
    public Api with(Consumer<CallOptions.Builder> change) {
        CallOptions.Builder builder = options.toBuilder();
        Check.required("options", change).accept(builder);
        return view(builder.build(), cancellation);
    }

    /**
     * Runs work on a view of the client in the background.
     *
     * @param client makes the client of a view
     * @param work what to run
     * @param <C> the client
     * @param <T> the result of the work
     * @return its future; cancelling it ends the call at work, down to the socket
     * @throws IllegalArgumentException if there is no work
     */
    public <C, T> CompletableFuture<T> async(Function<Api, C> client, Function<? super C, ? extends T> work) {
        Check.required("work", work);
        Cancellation own = new Cancellation();
        C view = client.apply(view(options, own));
        CancellableFuture<T> future = new CancellableFuture<>(own);
        engine.background.execute(() -> future.run(view, work));
        return future;
    }

    /**
     * Calls to the addresses that answers name, such as presigned links, at whatever host: they share sockets, budget and
     * options with these, but send neither credentials nor the trace id, nor the headers and the query of the options.
     *
     * @param other what answers at those addresses
     * @return the calls; closing them does nothing
     */
    public Api elsewhere(Service other) {
        return new Api(engine.elsewhere(other), options, cancellation, false);
    }

    /**
     * Calls to another service of the same account: they share sockets, budget, rate, credentials and options with these.
     *
     * @param other the other service
     * @param place where that service is; the credentials go there
     * @return the calls; closing them does nothing
     */
    public Api beside(Service other, Endpoint place) {
        return new Api(engine.beside(other, place), options, cancellation, false);
    }

    /**
     * A view with the options of another view, whose end also ends this view's calls.
     *
     * @param view a view of this service or of one {@linkplain #beside beside} it
     * @return the view
     */
    public Api like(Api view) {
        return view(view.options, view.cancellation);
    }

    /** {@return an engine whose calls another thread can end} */
    public CancellableApi cancellable() {
        return new CancellableApi(cancellation, own -> view(options, own));
    }

    /**
     * Runs tasks side by side, the caller's thread among the workers. The first failure ends the others, and nothing of
     * them goes on when this returns.
     *
     * @param width how many at a time at the most
     * @param tasks each gets a view whose calls end with the others
     * @param <R> the result of a task
     * @return the results in the order of the tasks
     */
    public <R> List<R> parallel(int width, List<? extends Function<Api, R>> tasks) {
        return new Parallel<Api, R>(tasks, engine.background, engine.closing, cancellation)
                .run(width, own -> view(options, own));
    }

    /** {@return where the service is} */
    public Endpoint endpoint() {
        return engine.endpoint;
    }

    /** {@return the time of the client's clock} */
    public Instant now() {
        return engine.settings.time().now();
    }

    @Override
    public long nanoTime() {
        return engine.settings.time().nanoTime();
    }

    @Override
    public void pause(Duration duration, String what) {
        Pause.sleep(engine.settings.time(), duration, what, engine.closing, cancellation);
    }

    /** Ends all calls and frees the connections; closing a view does nothing. */
    @Override
    public void close() {
        if (root) {
            engine.close();
        }
    }

    private Api view(CallOptions newOptions, @Nullable Cancellation newCancellation) {
        return new Api(engine, newOptions, newCancellation, false);
    }
}
