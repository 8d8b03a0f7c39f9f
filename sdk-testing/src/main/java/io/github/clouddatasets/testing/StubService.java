package io.github.clouddatasets.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.QueueDispatcher;
import okhttp3.mockwebserver.RecordedRequest;

/** A service on a local port that answers what a test put in, in that order, and remembers what it was asked. */
public final class StubService implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();

    public StubService() {
        QueueDispatcher answers = new QueueDispatcher();
        // A request nobody foresaw shows at once instead of hanging.
        answers.setFailFast(new MockResponse().setResponseCode(418).setBody("the test has no answer for this request"));
        server.setDispatcher(answers);
        server.setServerSocketFactory(new PromptSockets());
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the Host header shows it. */
    public String authority() {
        return "127.0.0.1:" + server.getPort();
    }

    public String address() {
        return "http://" + authority();
    }

    public StubService answer(String json) {
        return answer(200, json);
    }

    public StubService answer(int status, String body) {
        return answer(new MockResponse()
                .setResponseCode(status)
                .setHeader("Content-Type", "application/json")
                .setBody(body));
    }

    public StubService answer(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    /** Answers by rule instead of by queue. */
    public StubService answering(Function<RecordedRequest, String> rule) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse()
                        .setHeader("Content-Type", "application/json")
                        .setBody(rule.apply(request));
            }
        });
        return this;
    }

    /** The next request that came in. */
    public RecordedRequest next() {
        RecordedRequest request = poll(10);
        if (request == null) {
            throw new AssertionError("no request came in");
        }
        return request;
    }

    /** All requests that came in since the last look, as in {@code GET /path?query}. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (RecordedRequest request : all()) {
            lines.add(request.getMethod() + " " + request.getPath());
        }
        return lines;
    }

    /** All requests that came in since the last look. */
    public List<RecordedRequest> all() {
        List<RecordedRequest> requests = new ArrayList<>();
        for (RecordedRequest request = poll(0); request != null; request = poll(0)) {
            requests.add(request);
        }
        return requests;
    }

    /** How many requests ever came in. */
    public int count() {
        return server.getRequestCount();
    }

    private RecordedRequest poll(int seconds) {
        try {
            return server.takeRequest(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what is written at once: head and body come separately, and waiting for the one costs 40 ms an answer. */
    private static final class PromptSockets extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
            throw new UnsupportedOperationException();
        }
    }
}
