package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * Jetty's server without its announcements: Jetty logs each start and stop at INFO, whatever logger a test uses, and no
 * setting prevents that. One thread waits for the sockets of all ports.
 */
final class QuietServer extends Server {

    private final Selectors selectors;
    private final Map<Integer, QuietConnector> byPort = new ConcurrentHashMap<>();

    QuietServer(ThreadPool threads, Scheduler scheduler) {
        super(threads, scheduler, null);
        setErrorHandler(new ErrorHandler());
        selectors = new Selectors(threads, scheduler);
        addBean(selectors);
    }

    SelectorManager selectors() {
        return selectors;
    }

    /** Lets connections to a port find their connector. */
    void opened(int port, QuietConnector connector) {
        byPort.put(port, connector);
    }

    // The superclass asks the handler at its start. All our handlers wait for the bodies of requests.
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    // The superclass starts the same parts, and tells the log.
    @Override
    protected void doStart() throws Exception {
        for (LifeCycle part : getBeans(LifeCycle.class)) {
            if (!(part instanceof Connector) && !part.isRunning()) {
                start(part);
            }
        }
        for (Connector connector : getConnectors()) {
            connector.start();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (getStopTimeout() > 0) {
            try {
                Graceful.shutdown(this).get(getStopTimeout(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // The requests in flight had their time.
            }
        }
        List<LifeCycle> lastFirst = new ArrayList<>(getBeans(LifeCycle.class));
        Collections.reverse(lastFirst);
        for (Connector connector : getConnectors()) {
            connector.stop();
        }
        for (LifeCycle part : lastFirst) {
            stop(part);
        }
    }

    /** Waits for new connections and for bytes on all of them. */
    private final class Selectors extends SelectorManager {

        Selectors(ThreadPool threads, Scheduler scheduler) {
            super(threads, scheduler, 1);
        }

        @Override
        protected void accepted(SelectableChannel channel) throws IOException {
            channel.configureBlocking(false);
            ((SocketChannel) channel).setOption(StandardSocketOptions.TCP_NODELAY, true);
            accept(channel);
        }

        @Override
        protected EndPoint newEndPoint(SelectableChannel channel, ManagedSelector selector, SelectionKey key)
                throws IOException {
            var endPoint = new SocketChannelEndPoint((SocketChannel) channel, selector, key, getScheduler());
            endPoint.setIdleTimeout(connectorOf(channel).getIdleTimeout());
            return endPoint;
        }

        @Override
        public Connection newConnection(SelectableChannel channel, EndPoint endPoint, Object attachment)
                throws IOException {
            QuietConnector connector = connectorOf(channel);
            return connector.getDefaultConnectionFactory().newConnection(connector, endPoint);
        }

        private QuietConnector connectorOf(SelectableChannel channel) throws IOException {
            int port = ((InetSocketAddress) ((SocketChannel) channel).getLocalAddress()).getPort();
            return Objects.requireNonNull(byPort.get(port));
        }
    }
}
