package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.internal.Interrupts;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Percent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through the exchanges: what is to be sent, how long it may take, and what is known of it so far.
 * Belongs to the thread that makes the call.
 */
final class Call<T> {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final byte[] NO_BODY = {};
    private static final HttpUrl NOWHERE = HttpUrl.get("https://invalid.invalid");
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    final Op<T> op;
    final Service service;

    /** The complete address; set once the base is known, before the first attempt. */
    HttpUrl url;

    /** Encoded names and values in turn; null without a query. */
    final @Nullable List<String> query;

    /** Names and values in turn of the headers this call has of its own. */
    final List<String> ownHeaders;

    final byte[] body;
    final boolean hasBody;

    /** A body that is no JSON; then there is no other. */
    final @Nullable Content content;

    final String traceId;
    final Time time;
    final Duration timeout;
    final Duration attemptTimeout;
    final int maxAttempts;
    final @Nullable Cancellation cancellation;

    private final Arguments input;
    private final long startNanos;

    /** Names and values in turn of this attempt's own headers. */
    final List<String> headers = new ArrayList<>(8);

    /** How many attempts have begun, those of earlier calls for the same thing among them. */
    int attempt;

    /** Whether a byte of this attempt's request may have left the machine. */
    volatile boolean sent;

    /** Whether fresh credentials have been tried already: once is enough. */
    boolean renewed;

    private @Nullable Runnable ender;
    private Interrupts.@Nullable Watched watched;

    /** Tells the listeners; null without any. */
    @Nullable
    CallEvents events;

    /** Bytes of this attempt's request body, once its sending has begun. */
    volatile long bytesSent;

    /** Bytes of this attempt's answer that were read. */
    long bytesReceived;

    int status;

    @Nullable
    String requestId;

    /** The answer's {@code Retry-After}. */
    volatile @Nullable String retryAfter;

    /** The answer's own date, for learning how far the clocks are apart. */
    @Nullable
    String date;

    /** Marks which credentials this attempt carries, so that their owner can tell whether they are still the present ones. */
    @Nullable
    Object credentialsUsed;

    Call(
            Op<T> op,
            Arguments input,
            byte @Nullable [] body,
            Service service,
            ClientSettings settings,
            CallOptions options,
            @Nullable Cancellation cancellation) {
        this.op = op;
        this.service = service;
        this.input = input;
        this.attempt = input.attempts;
        this.url = NOWHERE;
        this.query = input.query;
        this.ownHeaders = input.headers == null ? List.of() : input.headers;
        this.hasBody = body != null;
        this.body = body == null ? NO_BODY : body;
        this.content = input.content;
        this.traceId = options.traceId() != null ? options.traceId() : newTraceId();
        this.time = settings.time();
        this.timeout = options.timeout() != null ? options.timeout() : settings.timeout();
        this.attemptTimeout = options.attemptTimeout() != null
                ? options.attemptTimeout()
                : op.clock == Op.Clock.CALL ? timeout : settings.attemptTimeout();
        this.maxAttempts = options.maxAttempts() != null ? options.maxAttempts() : settings.maxAttempts();
        this.cancellation = cancellation;
        this.startNanos = time.nanoTime();
    }

    /** Settles where the call goes. */
    void below(HttpUrl base) {
        url = input.address != null ? input.address : url(op, input, base);
    }

    /** Where the call goes, as the {@code Host} header shows it. */
    String authority() {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = host();
        return usual ? host : host + ":" + url.port();
    }

    /** The host the call goes to; an IPv6 address in brackets. */
    String host() {
        return url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    }

    /** Where the call goes, for the log: a link that was made for one reader is nobody else's business. */
    String shownPath() {
        return input.address == null ? url.encodedPath() : "at " + authority();
    }

    void header(String name, String value) {
        headers.add(name);
        headers.add(value);
    }

    /** Begins an attempt: what belonged to the one before is gone. */
    void nextAttempt() {
        attempt++;
        sent = false;
        bytesSent = 0;
        bytesReceived = 0;
        status = 0;
        requestId = null;
        retryAfter = null;
        date = null;
    }

    /**
     * Lets an interrupt of this thread, the end of its client and the call's cancellation, if it has one, reach the socket
     * until {@link #detach}.
     */
    void attach(okhttp3.Call http, Cancellation closing) {
        watched = Interrupts.SHARED.watch(http, closing);
        if (cancellation != null) {
            ender = http::cancel;
            cancellation.register(ender);
        }
    }

    /** Once the answer is handed over, only an interrupt of the thread that reads from it counts, while it reads. */
    void reading(boolean now) {
        if (watched != null) {
            watched.waiting(now);
        }
    }

    void detach() {
        if (watched != null) {
            watched.end();
            watched = null;
        }
        if (cancellation != null && ender != null) {
            cancellation.unregister(ender);
            ender = null;
        }
    }

    /** Nanoseconds since the call began. */
    long elapsedNanos() {
        return time.nanoTime() - startNanos;
    }

    /** Nanoseconds until the deadline; zero or less when it has passed. */
    long remainingNanos() {
        return nanos(timeout) - elapsedNanos();
    }

    /** The duration in nanoseconds; one of more than 292 years, which is meant as none, as the longest there is. */
    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : Long.MAX_VALUE;
    }

    /** Service and operation, as messages begin. */
    String name() {
        return service.name() + " " + op.id;
    }

    /** Trace, request and attempts, as messages end. */
    String facts() {
        return " [trace " + traceId + (requestId == null ? "" : ", request " + requestId) + ", " + attempt
                + (attempt == 1 ? " attempt]" : " attempts]");
    }

    /** Segment by segment, as the cheapest way to an address that nobody has to parse again. */
    private static HttpUrl url(Op<?> op, Arguments input, HttpUrl base) {
        String[] values = input.path;
        if (values.length != op.variables) {
            throw new IllegalStateException(op + " takes " + op.variables + " path values, got " + values.length);
        }
        HttpUrl.Builder url = base.newBuilder();
        int next = 0;
        for (String literal : op.segments) {
            url.addEncodedPathSegment(literal != null ? literal : Percent.encode(values[next++]));
        }
        List<String> query = input.query;
        if (query != null) {
            for (int i = 0; i < query.size(); i += 2) {
                url.addEncodedQueryParameter(query.get(i), query.get(i + 1));
            }
        }
        return url.build();
    }

    /** 32 hexadecimal digits, the form that tracing systems use. Need not be unguessable. */
    private static String newTraceId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] text = new byte[32];
        long bits = 0;
        for (int i = 0; i < 32; i++) {
            if ((i & 15) == 0) {
                bits = random.nextLong();
            }
            text[i] = (byte) HEX[(int) (bits & 15)];
            bits >>>= 4;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
