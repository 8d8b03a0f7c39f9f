package io.github.clouddatasets.emulator.http;

import io.github.clouddatasets.emulator.store.StoredContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves each service on its own origin: one HTTP server with one loopback port per service. */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String HOST = "127.0.0.1";
    private static final int IDLE_MILLIS = 60_000;
    private static final int STREAM_BUFFER = 65_536;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Server server;
    // Kept, since a closed connector has no port any more.
    private final Map<String, String> origins = new HashMap<>();

    private LoopbackServer(Server server) {
        this.server = server;
        for (var connector : server.getConnectors()) {
            if (connector instanceof QuietConnector tcp) {
                origins.put(tcp.getName(), "http://" + HOST + ":" + tcp.getLocalPort());
            }
        }
    }

    /**
     * Starts the server.
     *
     * @param tenants the accounts, and the names of the services
     */
    public static LoopbackServer start(Tenants tenants) {
        // One thread waits for all sockets; every request in progress holds one more.
        // Jetty's own queue asks the JVM's management for the size of a cache line: 190 classes at the start.
        QueuedThreadPool threads = new QueuedThreadPool(48, 2, IDLE_MILLIS, new LinkedBlockingQueue<>());
        threads.setName("dataset-cloud-emulator");
        threads.setDaemon(true);
        // Jetty's own timer is not a daemon: a forgotten emulator would keep the program from ending.
        QuietServer server =
                new QuietServer(threads, new ScheduledExecutorScheduler("dataset-cloud-emulator-timer", true));
        for (String name : tenants.services()) {
            server.addConnector(new QuietConnector(server, name, HOST, 0, new HttpConnectionFactory(configuration())));
        }
        server.setHandler(new Dispatcher(tenants));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The emulator could not be started on " + HOST, e);
        }
        return new LoopbackServer(server);
    }

    /** The origin of a service, also after the server has closed. */
    public String origin(String name) {
        String origin = origins.get(name);
        if (origin == null) {
            throw new IllegalArgumentException("No such service: " + name);
        }
        return origin;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The emulator could not be stopped", e);
        }
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        // Encoded ids and label names may hold any character. The services judge paths, not Jetty.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        return configuration;
    }

    private static final class Dispatcher extends Handler.Abstract {

        private final Tenants tenants;

        Dispatcher(Tenants tenants) {
            this.tenants = tenants;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String name = request.getConnectionMetaData().getConnector().getName();
            Call head = head(request);
            RequestBody body = new RequestBody(Content.Source.asInputStream(request));
            Tenant tenant;
            try {
                tenant = tenants.of(name, head, body);
            } catch (IOException e) {
                // The client left before the end of its request: nobody reads an answer.
                callback.failed(e);
                return true;
            }
            Answer answer;
            try {
                answer = tenant.service(name).receive(head, body.stream());
            } catch (IOException e) {
                callback.failed(e);
                return true;
            } catch (RuntimeException e) {
                log.warn("{}: {} {} failed", name, head.method(), head.path(), e);
                answer = Answer.empty(500);
            }
            send(answer, tenant.clock(), response, callback);
            return true;
        }

        private static Call head(Request request) {
            Headers headers = new Headers();
            for (HttpField field : request.getHeaders()) {
                headers.add(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
            }
            var uri = request.getHttpURI();
            return new Call(
                    request.getMethod(),
                    Objects.requireNonNullElse(uri.getPath(), "/"),
                    uri.getQuery(),
                    headers,
                    new byte[0]);
        }

        private void send(Answer answer, Clock clock, Response response, Callback callback) throws IOException {
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            response.getHeaders().put(HttpHeader.DATE, HTTP_DATE.format(clock.instant()));
            answer.cookies().forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
            StoredContent content = answer.content();
            if (content != null) {
                response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.size());
                if (HttpMethod.HEAD.is(response.getRequest().getMethod())) {
                    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
                    return;
                }
                var buffers = new ByteBufferPool.Sized(getServer().getByteBufferPool(), false, STREAM_BUFFER);
                Content.copy(Content.Source.from(buffers, content.open()), response, callback);
            } else if (!answer.events().isEmpty()) {
                sendEvents(answer, response, callback);
            } else {
                byte[] body = answer.body();
                if (answer.status() != 204) {
                    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
                }
                response.write(true, ByteBuffer.wrap(body), callback);
            }
        }

        // Jetty sends each write at once, as its own chunk: a client sees an event as soon as the service writes the
        // event.
        private static void sendEvents(Answer answer, Response response, Callback callback) {
            try {
                for (String event : answer.events()) {
                    Content.Sink.write(response, false, ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)));
                }
                response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            } catch (IOException e) {
                // The client has closed the stream, which a client may do at any time.
                callback.failed(e);
            }
        }
    }
}
