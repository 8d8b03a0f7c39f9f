package io.github.clouddatasets.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stalled request ends once, whoever ends it. The server here looks after idle connections more often than usual. */
class StalledRequestTest {

    private static final long IDLE = 1_500;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final CompletableFuture<Void> stalled = new CompletableFuture<>();
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(IDLE);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                new StalledRequest(request, Callback.from(callback::succeeded, failure -> {
                            ended.complete(failure);
                            callback.failed(failure);
                        }))
                        .until(released);
                stalled.complete(null);
                return true;
            }
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void aClientThatHasGoneEndsIt() throws Exception {
        send().close();

        assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(EofException.class);
    }

    @Test
    void theEndOfTheEmulatorEndsIt() throws Exception {
        try (Socket socket = send()) {
            stalled.get(20, TimeUnit.SECONDS);
            assertThat(ended).isNotDone();

            released.complete(null);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(ended.get(20, TimeUnit.SECONDS)).isInstanceOf(EofException.class);
        }
    }

    private Socket send() throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
