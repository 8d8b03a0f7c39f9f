package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Sends one answer in the way that the answer demands. */
final class AnswerWriter {

    private static final int STREAM_BUFFER = 65_536;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Mount mount;

    /**
     * @param callback called once, when the answer has been sent or cannot be sent
     * @param mount the place of the service, to which cookies belong
     */
    AnswerWriter(Request request, Response response, Callback callback, Mount mount) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.mount = mount;
    }

    /** @param now the time in the {@code Date} header */
    void write(Answer answer, Instant now) throws IOException {
        Delivery delivery = answer.delivery();
        if (delivery instanceof Delivery.Reset) {
            reset();
        } else if (delivery instanceof Delivery.Stall stall) {
            new StalledRequest(request, callback).until(stall.released());
        } else {
            head(answer, now);
            if (delivery instanceof Delivery.Slow slow) {
                new SlowBody(slow, answer.open(), request, response, callback).send();
            } else if (delivery instanceof Delivery.Cut cut) {
                cut(answer, cut.bytes());
            } else if (delivery instanceof Delivery.Unfinished unfinished) {
                unfinished(answer, unfinished.released());
            } else {
                whole(answer);
            }
        }
    }

    private void head(Answer answer, Instant now) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.DATE, HTTP_DATE.format(now));
        answer.cookies().forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, mount.cookie(cookie)));
        // The answer to HEAD has the length of a body that the answer does not have.
        boolean known = answer.headers().containsKey("Content-Length");
        if (!known && answer.status() != 204 && answer.events().isEmpty()) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length());
        }
    }

    private void whole(Answer answer) throws IOException {
        if (HttpMethod.HEAD.is(request.getMethod())) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else if (answer.content() != null) {
            var buffers = new ByteBufferPool.Sized(request.getComponents().getByteBufferPool(), false, STREAM_BUFFER);
            Content.copy(Content.Source.from(buffers, answer.open()), response, callback);
        } else if (!answer.events().isEmpty()) {
            events(answer);
        } else {
            response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
    }

    // Jetty sends each write at once, as its own chunk: a client sees an event as soon as the service writes the event.
    private void events(Answer answer) {
        if (sendEvents(answer)) {
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        }
    }

    private void unfinished(Answer answer, CompletableFuture<Void> released) {
        if (sendEvents(answer)) {
            new StalledRequest(request, callback).until(released);
        }
    }

    private boolean sendEvents(Answer answer) {
        try {
            for (String event : answer.events()) {
                Content.Sink.write(response, false, ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)));
            }
            return true;
        } catch (IOException e) {
            // The client has closed the stream, which a client may do at any time.
            callback.failed(e);
            return false;
        }
    }

    private void cut(Answer answer, long bytes) throws IOException {
        if (answer.events().isEmpty() && answer.length() <= bytes) {
            whole(answer);
            return;
        }
        try (InputStream body = answer.open()) {
            Content.Sink.write(response, false, BufferUtil.EMPTY_BUFFER);
            byte[] buffer = new byte[STREAM_BUFFER];
            long left = bytes;
            while (left > 0) {
                int count = body.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    break;
                }
                Content.Sink.write(response, false, ByteBuffer.wrap(buffer, 0, count));
                left -= count;
            }
        } catch (IOException e) {
            callback.failed(e);
            return;
        }
        // Jetty ends the connection, since the answer is not complete.
        callback.failed(new EofException("The answer is cut"));
    }

    private void reset() throws IOException {
        EndPoint endPoint = endPoint();
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            // A close without lingering is a reset.
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        endPoint.close();
        callback.failed(new EofException("The connection is reset"));
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
