package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.spi.file.Content;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Percent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * One call: the request, for whom, and how long it may take. Never changes; what happens to the call is the business
 * of its {@link Attempt}s.
 *
 * @param <T> what the call returns
 */
final class Call<T> {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final String[] NO_HEADERS = {};
    private static final byte[] NO_BODY = {};
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    final Op<T> op;
    final Service service;

    /** Encoded names and values in turn; null without a query. */
    final String @Nullable [] query;

    /** Names and values in turn of the headers that this call has beside the usual ones. */
    final String[] headers;

    final byte[] body;
    final boolean hasBody;

    /** The media type of the body; null for the type that the service usually takes. */
    final @Nullable MediaType bodyType;

    /** A body that is no JSON; then there is no other. */
    final @Nullable Content content;

    final String traceId;
    final Time time;
    final Duration timeout;
    final Duration attemptTimeout;
    final int maxAttempts;

    /** How many attempts earlier calls for the same thing have had. */
    final int attemptsBefore;

    /** Whether somebody has asked for the answer's body beside its value. */
    final boolean keepsBody;

    final @Nullable Cancellation cancellation;

    /** Tells the listeners; null without any. */
    final @Nullable CallEvents events;

    private final Arguments arguments;
    private final long startNanos;
    private final long timeoutNanos;

    /**
     * A call, which begins now.
     *
     * @param attemptsBefore how many attempts earlier calls for the same thing have had
     * @throws IllegalArgumentException if the body cannot be written
     */
    Call(
            Op<T> op,
            Arguments arguments,
            int attemptsBefore,
            Service service,
            ClientSettings settings,
            CallOptions options,
            @Nullable Cancellation cancellation,
            @Nullable Listeners listeners) {
        this.op = op;
        this.service = service;
        this.arguments = arguments;
        // What was meant for the service does not go to the other hosts that its answers name.
        boolean toService = arguments.address == null;
        this.query = query(arguments.query, toService ? options.query() : List.of());
        this.headers = headers(arguments.headers, toService ? options.headers() : List.of());
        this.content = arguments.body instanceof Content given ? given : null;
        Arguments.RawBody raw = arguments.body instanceof Arguments.RawBody given ? given : null;
        this.hasBody = arguments.body != null && content == null;
        this.body = !hasBody ? NO_BODY : raw != null ? raw.bytes : json(op, arguments.body);
        this.bodyType = raw == null || raw.type == null ? null : MediaType.get(raw.type);
        this.traceId = options.traceId() != null ? options.traceId() : newTraceId();
        this.time = settings.time();
        this.timeout = options.timeout() != null ? options.timeout() : settings.timeout();
        this.attemptTimeout = options.attemptTimeout() != null
                ? options.attemptTimeout()
                : op.manner.clock() == Manner.Clock.CALL ? timeout : settings.attemptTimeout();
        this.maxAttempts = options.maxAttempts() != null ? options.maxAttempts() : settings.maxAttempts();
        this.attemptsBefore = attemptsBefore;
        this.keepsBody = options.keepBody() && options.onResponse() != null;
        this.cancellation = cancellation;
        this.events = listeners == null
                ? null
                : new CallEvents(listeners, service.name(), op.id, op.method, traceId, attemptsBefore);
        this.timeoutNanos = nanos(timeout);
        this.startNanos = time.nanoTime();
    }

    /**
     * Where the call goes.
     *
     * @param base the service's own address
     */
    HttpUrl address(HttpUrl base) {
        return arguments.address != null ? arguments.address : op.template.address(base, arguments.path, query);
    }

    /** Whether an answer named the address: a link that was made for one reader is nobody else's business. */
    boolean isAtLink() {
        return arguments.address != null;
    }

    /** Nanoseconds since the call began. */
    long elapsedNanos() {
        return time.nanoTime() - startNanos;
    }

    /** Nanoseconds until the deadline; zero or less when it has passed. */
    long remainingNanos() {
        return timeoutNanos - elapsedNanos();
    }

    /** The duration in nanoseconds; one of more than 292 years, which is meant as none, as the longest there is. */
    static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : Long.MAX_VALUE;
    }

    /** Service and operation, as messages begin. */
    String name() {
        return service.name() + " " + op.id;
    }

    private static String @Nullable [] query(Arguments.@Nullable Pairs own, List<Map.Entry<String, String>> added) {
        Arguments.Pairs all = own;
        for (Map.Entry<String, String> parameter : added) {
            all = new Arguments.Pairs(all, Percent.encode(parameter.getKey()), Percent.encode(parameter.getValue()));
        }
        return all == null ? null : all.inTurn();
    }

    private static String[] headers(Arguments.@Nullable Pairs own, List<Map.Entry<String, String>> added) {
        Arguments.Pairs all = own;
        for (Map.Entry<String, String> header : added) {
            all = new Arguments.Pairs(all, header.getKey(), header.getValue());
        }
        return all == null ? NO_HEADERS : all.inTurn();
    }

    private static byte[] json(Op<?> op, @Nullable Object body) {
        try {
            return op.dialect.writer().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(op.id + ": the request cannot be written as JSON", e);
        }
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
