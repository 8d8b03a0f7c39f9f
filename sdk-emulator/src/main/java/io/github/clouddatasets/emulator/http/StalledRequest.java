package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** A request that gets nothing more, and holds no thread, until its client has gone or the emulator closes. */
final class StalledRequest {

    private final Request request;
    private final Callback callback;
    private final EndPoint endPoint;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** @param callback called once, when the request has ended */
    StalledRequest(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /** @param released completes when the request shall end */
    void until(CompletableFuture<Void> released) {
        // The server would end the request after its idle time. Instead it looks then whether the client has gone.
        request.addIdleTimeoutListener(timeout -> {
            if (hasClientGone()) {
                end();
            }
            return false;
        });
        request.addFailureListener(failure -> end());
        var unused = released.thenRun(this::end);
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            endPoint.close();
            callback.failed(new EofException("The stalled request has ended"));
        }
    }

    /** No client sends more than its request: a read finds nothing, or the end. */
    private boolean hasClientGone() {
        try {
            return endPoint.getTransport() instanceof SocketChannel channel && channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }
}
