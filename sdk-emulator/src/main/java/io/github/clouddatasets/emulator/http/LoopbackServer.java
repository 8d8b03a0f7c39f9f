package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
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
        // Signatures cover headers as they were sent. Jetty would make "charset=UTF-8" a "charset=utf-8" that it knows.
        configuration.setHeaderCacheCaseSensitive(true);
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
            new AnswerWriter(request, response, Callback.from(callback, answer::release))
                    .write(answer, tenant.clock().instant());
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
    }
}
