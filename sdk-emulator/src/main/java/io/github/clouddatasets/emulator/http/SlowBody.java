package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;

/** A body that leaves in small pieces. The server's timer starts each piece, and no thread waits in between. */
final class SlowBody {

    private final Delivery.Slow slow;
    private final InputStream body;
    private final Request request;
    private final Response response;
    private final Callback callback;

    SlowBody(Delivery.Slow slow, InputStream body, Request request, Response response, Callback callback) {
        this.slow = slow;
        this.body = body;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Sends the next piece. */
    void send() {
        try {
            byte[] piece = body.readNBytes(slow.bytes());
            if (piece.length == 0) {
                body.close();
                response.write(true, BufferUtil.EMPTY_BUFFER, callback);
                return;
            }
            Content.Sink.write(response, false, ByteBuffer.wrap(piece));
            request.getComponents()
                    .getScheduler()
                    .schedule(this::send, slow.pause().toNanos(), TimeUnit.NANOSECONDS);
        } catch (IOException e) {
            IO.close(body);
            callback.failed(e);
        }
    }
}
