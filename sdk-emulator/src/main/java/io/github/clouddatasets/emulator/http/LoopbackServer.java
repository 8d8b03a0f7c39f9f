package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
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
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves services on one HTTP server: each on a loopback port of its own, or all on one port, each at its place. */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LoopbackServer.class);
    private static final String SHARED = "shared";
    // How long a server on a shared port waits for requests in flight when it stops.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int IDLE_MILLIS = 60_000;

    private final Server server;
    // Kept, since a closed connector has no port any more.
    private final Origins origins;

    private LoopbackServer(Server server, Origins origins) {
        this.server = server;
        this.origins = origins;
        for (var connector : server.getConnectors()) {
            if (connector instanceof QuietConnector tcp) {
                origins.add(tcp.getName(), tcp.getLocalPort());
            }
        }
    }

    /**
     * Starts the server.
     *
     * @param tenants the accounts, and the names of the services
     * @throws UncheckedIOException if the server cannot listen there
     */
    public static LoopbackServer start(Tenants tenants, Listening listening) {
        // One thread waits for all sockets; every request in progress holds one more.
        // Jetty's own queue asks the JVM's management for the size of a cache line: 190 classes at the start.
        QueuedThreadPool threads = new QueuedThreadPool(48, 2, IDLE_MILLIS, new LinkedBlockingQueue<>());
        threads.setName("dataset-cloud-emulator");
        threads.setDaemon(true);
        // Jetty's own timer is not a daemon: a forgotten emulator would keep the program from ending.
        QuietServer server =
                new QuietServer(threads, new ScheduledExecutorScheduler("dataset-cloud-emulator-timer", true));
        for (String name : listening.isShared() ? Set.of(SHARED) : tenants.services()) {
            server.addConnector(new QuietConnector(
                    server, name, listening.host(), listening.port(), new HttpConnectionFactory(configuration())));
        }
        Origins origins = new Origins(listening);
        GracefulHandler graceful = new GracefulHandler(new Dispatcher(tenants, listening, origins));
        server.setHandler(graceful);
        server.setStopTimeout(listening.isShared() ? PATIENCE.toMillis() : 0);
        try {
            server.start();
        } catch (IOException e) {
            stop(server);
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The emulator could not be started on " + listening.host(), e);
        }
        return new LoopbackServer(server, origins);
    }

    /**
     * The address of a service, also after the server has closed: its origin, and its prefix on a shared port. While a request
     * on a shared port is answered, the address by which its client knows the server.
     */
    public String origin(String name) {
        return origins.of(name);
    }

    /** Whether the server has a service of this name. */
    public boolean serves(String name) {
        return origins.has(name);
    }

    /** The port of the running server; with a port for each service, that of the first. */
    int port() {
        return server.getConnectors()[0] instanceof QuietConnector tcp ? tcp.getLocalPort() : -1;
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
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
        private final Listening listening;
        private final Origins origins;

        Dispatcher(Tenants tenants, Listening listening, Origins origins) {
            this.tenants = tenants;
            this.listening = listening;
            this.origins = origins;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            Call sent = head(request);
            Mount mount = listening.isShared()
                    ? listening.mountOf(sent)
                    : Mount.at(
                            "", request.getConnectionMetaData().getConnector().getName());
            String name = mount.service();
            Call head = sent.below(mount.prefix());
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
            origins.enter(sent.header("Host"));
            try {
                answer = tenant.service(name).receive(head, body.stream());
            } catch (IOException e) {
                callback.failed(e);
                return true;
            } catch (RuntimeException e) {
                log.warn("{}: {} {} failed", name, head.method(), head.path(), e);
                answer = Answer.empty(500);
            } finally {
                origins.leave();
            }
            new AnswerWriter(request, response, Callback.from(callback, answer::release), mount)
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
