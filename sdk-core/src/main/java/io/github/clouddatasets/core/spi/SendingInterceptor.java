package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.internal.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * The last step before the socket. Looks at the connection, so that a dead one is left before the first byte; notes the
 * moment at which bytes begin to leave, since a retry may do things twice from then on; and keeps OkHttp, and the
 * interceptors of a user's client, from sending again what may have arrived.
 *
 * <p>The interceptor finds the attempt by the thread, since an attempt runs on one; a tag on the request would cost four maps
 * per call.
 */
final class SendingInterceptor implements Interceptor {

    /** How many bytes a connection may deliver beyond those that a reader gets: framing, and what a buffer reads ahead. */
    static final long READ_AHEAD = 1024 * 1024;

    /** The worst framing of chunks: one byte of an answer in six bytes on the wire. */
    private static final int FRAMING = 6;

    private static final int PROXY_AUTHENTICATION = 407;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int MISDIRECTED = 421;
    private static final int UNAVAILABLE = 503;

    private static final ThreadLocal<@Nullable Attempt<?>> CURRENT = new ThreadLocal<>();

    private final Cancellation closing;
    private final long answerAllowance;
    private final long errorAllowance;

    SendingInterceptor(Cancellation closing, ClientSettings settings) {
        this.closing = closing;
        this.answerAllowance = allowance(Math.max(settings.maxAnswerSize(), settings.maxErrorSize()));
        this.errorAllowance = allowance(settings.maxErrorSize());
    }

    private static long allowance(long bytes) {
        return bytes < Long.MAX_VALUE / (2 * FRAMING) ? bytes * FRAMING + READ_AHEAD : Long.MAX_VALUE;
    }

    /** The attempt that this thread makes; null if it makes none. */
    static @Nullable Attempt<?> current() {
        return CURRENT.get();
    }

    /** The thread begins an attempt. Returns the attempt that it makes already: an interceptor may make calls of its own. */
    @Nullable
    Attempt<?> enter(Attempt<?> attempt) {
        Attempt<?> outer = CURRENT.get();
        CURRENT.set(attempt);
        return outer;
    }

    void leave(@Nullable Attempt<?> outer) {
        CURRENT.set(outer);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt<?> attempt = CURRENT.get();
        Connection connection = chain.connection();
        if (attempt == null || attempt.http != chain.call() || connection == null) {
            return chain.proceed(chain.request());
        }
        if (closing.isCancelled()) { // the dispatcher knows this call by now: a later close() reaches its socket
            throw new IOException("closed");
        }
        if (attempt.sent && !attempt.call.op.manner.repeatable()) {
            throw new ProtocolException("an interceptor of the OkHttp client sends the request a second time, which may"
                    + " have arrived the first time");
        }
        boolean multiplexed = isMultiplexed(connection.protocol());
        Socket socket = connection.socket();
        WireSocket wire = multiplexed ? null : WireSockets.under(socket);
        if (!multiplexed && leftIfStale(attempt, socket, wire)) {
            // Fails on the closed socket, whereupon OkHttp takes another connection. It may read a left-over, though.
            chain.proceed(chain.request()).close();
            throw new IOException("the connection is stale");
        }
        attempt.multiplexed = multiplexed;
        attempt.wire = wire;
        return wire == null ? send(attempt, chain) : sendAndCount(attempt, chain, wire);
    }

    private static boolean isMultiplexed(Protocol protocol) {
        return protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    }

    /** Closes a connection that can carry no request any more, before a byte is sent. */
    private static boolean leftIfStale(Attempt<?> attempt, Socket socket, @Nullable WireSocket wire)
            throws IOException {
        if (wire != null) {
            if (wire.isStale()) {
                wire.close(); // and not the TLS socket, which would write its farewell first
                return true;
            }
            return false;
        }
        if (WireSockets.isStale(socket, attempt.call.op.manner.repeatable())) {
            socket.close();
            return true;
        }
        return false;
    }

    private Response sendAndCount(Attempt<?> attempt, Chain chain, WireSocket wire) throws IOException {
        wire.leaveTimeoutsToOkHttp();
        wire.beginAnswer(attempt.call.op.handsOver() ? errorAllowance : answerAllowance);
        long before = wire.reads();
        Response response = send(attempt, chain);
        if (wire.reads() == before) {
            wire.close();
            response.close();
            throw new ProtocolException("the answer was on the connection before the request: a left-over of another");
        }
        wire.expectBody(bodyLength(chain.request(), response));
        ResponseBody body = response.body();
        if (body != null && chain.readTimeoutMillis() > 0) {
            wire.watchSilence(chain.readTimeoutMillis());
            body.source().timeout().timeout(0, TimeUnit.NANOSECONDS);
        }
        return response;
    }

    private static long bodyLength(Request request, Response response) {
        ResponseBody body = response.body();
        boolean none = request.method().equals("HEAD") || response.code() == 204 || response.code() == 304;
        return none || body == null ? 0 : body.contentLength();
    }

    private static Response send(Attempt<?> attempt, Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        attempt.sent = true;
        attempt.bytesSent = body == null ? 0 : Math.max(0, body.contentLength());
        Response response;
        try {
            response = chain.proceed(request);
        } catch (InterruptedIOException | ProtocolException e) { // OkHttp gives up on these
            throw e;
        } catch (IOException e) {
            if (isUnprocessed(e)) {
                attempt.sent = false;
                attempt.unprocessed = true;
                throw e; // OkHttp may take another connection
            }
            throw new Lost(e);
        }
        attempt.retryAfter = response.header("Retry-After");
        switch (response.code()) {
            case PROXY_AUTHENTICATION -> attempt.sent = !isFromProxy(chain); // the service itself never saw it
            case MISDIRECTED -> attempt.sent = false; // nor did it act on this
            // OkHttp itself repeats any request, a POST too, on these: on 503 with Retry-After: 0 (and fails on a
            // number
            // beyond int), on 408 without a wait.
            case UNAVAILABLE ->
                response = response.newBuilder().removeHeader("Retry-After").build();
            case REQUEST_TIMEOUT ->
                response = response.newBuilder().header("Retry-After", "1").build();
            default -> {}
        }
        return response;
    }

    private static boolean isFromProxy(Chain chain) {
        Connection connection = chain.connection();
        return connection != null && connection.route().proxy().type() == Proxy.Type.HTTP;
    }

    /**
     * Whether the server says that it has not processed the request: it refused the stream, or had announced the end of the
     * connection before. OkHttp's exceptions for both are internal, but their names and texts are the same in 4 and 5.
     */
    private static boolean isUnprocessed(IOException e) {
        return "stream was reset: REFUSED_STREAM".equals(e.getMessage())
                || e.getClass().getSimpleName().equals("ConnectionShutdownException");
    }

    /** Why an attempt failed; OkHttp must see no exception that makes it send the request again. */
    static IOException reason(IOException e) {
        return e instanceof Lost lost ? lost.reason : e;
    }

    /** The connection broke after the request may have arrived. OkHttp repeats nothing after a ProtocolException. */
    private static final class Lost extends ProtocolException {
        private static final long serialVersionUID = 1L;

        private final transient IOException reason;

        Lost(IOException reason) {
            super(String.valueOf(reason.getMessage()));
            initCause(reason);
            this.reason = reason;
        }
    }
}
