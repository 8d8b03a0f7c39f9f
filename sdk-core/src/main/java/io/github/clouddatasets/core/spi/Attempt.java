package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ResponseHeaders;
import io.github.clouddatasets.core.ResponseInfo;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Interrupts;
import java.time.Duration;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One try of a {@link Call}: what is sent this time, and what is known of the answer so far. Made anew for every try, so
 * that nothing of one try is there in the next. Belongs to the thread that makes the call.
 *
 * @param <T> what the call returns
 */
final class Attempt<T> {

    private static final HttpUrl NOWHERE = HttpUrl.get("https://invalid.invalid");
    private static final String[] NO_HEADERS = {};

    final Call<T> call;

    /** The complete address; set once for all attempts of a call, when the base is known. */
    HttpUrl url;

    /** How many attempts of the call, or of earlier calls for the same thing, began before this one. */
    private final int before;

    /** Whether the call was refused and its credentials renewed before this attempt: once is enough. */
    final boolean afterRenewal;

    /** Names and values in turn of the headers that credentials need. */
    String[] credentials = NO_HEADERS;

    /** Which credentials this attempt carries, so that their owner can tell whether they are still the present ones. */
    @Nullable
    Object credentialsUsed;

    /** Whether the credentials were refused and fresh ones are at hand: the next attempt is to follow at once. */
    boolean credentialsRenewed;

    /** OkHttp's side of this attempt; null before it begins. */
    okhttp3.@Nullable Call http;

    /** Which of the engine's {@link Connections} this attempt uses. */
    int generation;

    /** The connection's socket, if the SDK has made it and no other call uses it now. */
    @Nullable
    WireSocket wire;

    /** Whether other calls use the connection at the same time. */
    boolean multiplexed;

    /** Whether the server has said that it did not process the request. */
    boolean unprocessed;

    /** Whether the service may have received a byte of the request, and may act on it. */
    volatile boolean sent;

    /** Bytes of the request body, once its sending has begun. */
    volatile long bytesSent;

    /** Bytes of the answer that were read. */
    long bytesReceived;

    /** The HTTP status; 0 while there is no answer. */
    int status;

    /** The service's own id of the request. */
    @Nullable
    String requestId;

    /** The answer's headers; null while there is no answer. */
    @Nullable
    Headers answerHeaders;

    /** The answer's {@code Retry-After}. */
    volatile @Nullable String retryAfter;

    /** The answer's body as text, where the call keeps it. */
    @Nullable
    String answerBody;

    /** The result; null while there is none, or if the operation has none. */
    @Nullable
    T value;

    private boolean begun;
    private @Nullable Runnable ender;
    private Interrupts.@Nullable Watched watched;

    /** The first attempt of a call. */
    Attempt(Call<T> call) {
        this(call, NOWHERE, call.attemptsBefore, false);
    }

    private Attempt(Call<T> call, HttpUrl url, int before, boolean afterRenewal) {
        this.call = call;
        this.url = url;
        this.before = before;
        this.afterRenewal = afterRenewal;
    }

    /** The attempt after this one. */
    Attempt<T> next() {
        return new Attempt<>(call, url, attempts(), afterRenewal || credentialsRenewed);
    }

    /** From now on this attempt counts. */
    void begin() {
        begun = true;
    }

    /** Whether this attempt came as far as to ask for a connection. */
    boolean hasBegun() {
        return begun;
    }

    /** How many attempts have begun, earlier ones and this one together. */
    int attempts() {
        return begun ? before + 1 : before;
    }

    /** How long this attempt may take from now on, if it takes no longer than an attempt may. */
    long limitNanos() {
        return Math.max(1, Math.min(Call.nanos(call.attemptTimeout), call.remainingNanos()));
    }

    /** Where the attempt goes, as the {@code Host} header shows it. */
    String authority() {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = host();
        return usual ? host : host + ":" + url.port();
    }

    /** The host that the attempt goes to; an IPv6 address in brackets. */
    String host() {
        return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    }

    /** Where the attempt goes, for the log. */
    String shownPath() {
        return call.isAtLink() ? "at " + authority() : url.encodedPath();
    }

    /**
     * Lets an interrupt of this thread, the end of its client and the call's cancellation, if it has one, reach the socket
     * until {@link #detach}.
     */
    void attach(okhttp3.Call http, Cancellation closing) {
        this.http = http;
        watched = Interrupts.SHARED.watch(http, closing);
        if (call.cancellation != null) {
            ender = http::cancel;
            call.cancellation.register(ender);
        }
    }

    /** Once the answer is handed over, only an interrupt of the thread that reads from it counts, while it reads. */
    void reading(boolean now) {
        if (now && wire != null) {
            wire.allow(SendingInterceptor.READ_AHEAD);
        }
        if (watched != null) {
            watched.waiting(now);
        }
    }

    /** Gives the connection back or closes it, whatever the answer does to OkHttp. */
    void end(@Nullable Response answer) {
        try {
            if (answer != null) {
                answer.close();
            }
        } catch (RuntimeException e) { // OkHttp's checks throw at a length below zero
            if (http != null) {
                http.cancel();
            }
        } finally {
            detach();
        }
    }

    private void detach() {
        if (watched != null) {
            watched.end();
            watched = null;
        }
        if (call.cancellation != null && ender != null) {
            call.cancellation.unregister(ender);
            ender = null;
        }
    }

    /** What a caller may know of a success beside its value. */
    ResponseInfo info() {
        return new ResponseInfo(
                call.service.name(),
                call.op.id,
                status,
                call.traceId,
                requestId,
                attempts(),
                Duration.ofNanos(call.elapsedNanos()),
                answerHeaders == null ? ResponseHeaders.NONE : ResponseHeaders.of(answerHeaders.toMultimap()),
                answerBody);
    }

    /** Service and operation, as messages begin. */
    String name() {
        return call.name();
    }

    /** Trace, request and attempts, as messages end. */
    String facts() {
        int attempts = attempts();
        return " [trace " + call.traceId + (requestId == null ? "" : ", request " + requestId) + ", " + attempts
                + (attempts == 1 ? " attempt]" : " attempts]");
    }
}
