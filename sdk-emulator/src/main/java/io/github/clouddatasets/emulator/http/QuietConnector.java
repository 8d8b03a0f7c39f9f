package io.github.clouddatasets.emulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** One port of a {@link QuietServer}: Jetty's own connector announces itself in the log, and has two threads. */
final class QuietConnector extends ContainerLifeCycle implements Connector {

    private static final long IDLE_MILLIS = 30_000;

    private final QuietServer server;
    private final String name;
    private final InetSocketAddress address;
    private final ConnectionFactory http;
    private volatile @Nullable ServerSocketChannel channel;
    private volatile @Nullable Closeable acceptor;
    private volatile boolean shutDown;

    /** @param port the port, or 0 for a free one */
    QuietConnector(QuietServer server, String name, String host, int port, ConnectionFactory http) {
        this.server = server;
        this.name = name;
        this.address = new InetSocketAddress(host, port);
        this.http = http;
        addBean(http);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        shutDown = false;
        ServerSocketChannel opened = ServerSocketChannel.open();
        try {
            opened.bind(address);
            opened.configureBlocking(false);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        channel = opened;
        server.opened(opened.socket().getLocalPort(), this);
        acceptor = server.selectors().acceptor(opened);
    }

    @Override
    protected void doStop() throws Exception {
        close();
        super.doStop();
    }

    private void close() throws IOException {
        Closeable accepting = acceptor;
        ServerSocketChannel opened = channel;
        if (accepting != null) {
            accepting.close();
        }
        if (opened != null) {
            opened.close();
        }
    }

    /** The open port; -1 before the start and after the stop. */
    int getLocalPort() {
        ServerSocketChannel opened = channel;
        return opened != null && opened.isOpen() ? opened.socket().getLocalPort() : -1;
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        shutDown = true;
        try {
            close();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isShutdown() {
        return shutDown;
    }

    @Override
    public Server getServer() {
        return server;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Executor getExecutor() {
        return server.getThreadPool();
    }

    @Override
    public Scheduler getScheduler() {
        return server.getScheduler();
    }

    @Override
    public ByteBufferPool getByteBufferPool() {
        return server.getByteBufferPool();
    }

    @Override
    public @Nullable ConnectionFactory getConnectionFactory(String protocol) {
        return getProtocols().contains(protocol) ? http : null;
    }

    @Override
    public <T> @Nullable T getConnectionFactory(Class<T> type) {
        return type.isInstance(http) ? type.cast(http) : null;
    }

    @Override
    public ConnectionFactory getDefaultConnectionFactory() {
        return http;
    }

    @Override
    public Collection<ConnectionFactory> getConnectionFactories() {
        return List.of(http);
    }

    @Override
    public List<String> getProtocols() {
        return http.getProtocols();
    }

    @Override
    public long getIdleTimeout() {
        return IDLE_MILLIS;
    }

    @Override
    public @Nullable Object getTransport() {
        return channel;
    }

    @Override
    public Collection<EndPoint> getConnectedEndPoints() {
        return List.of();
    }
}
