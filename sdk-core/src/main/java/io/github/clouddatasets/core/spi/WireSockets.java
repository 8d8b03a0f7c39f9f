package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the sockets of the SDK's connections, and finds them again under TLS. */
final class WireSockets extends SocketFactory {

    /** Which socket each open TLS socket is on top of. One map for all clients, as they may share a pool of connections. */
    static final Map<Socket, WireSocket> UNDER = new ConcurrentHashMap<>();

    private static final WireSockets ALL = new WireSockets();

    private WireSockets() {}

    /**
     * Gives a client these sockets, unless its user has chosen others. The limit on silence during a TLS handshake holds for
     * both.
     */
    static void install(OkHttpClient client, OkHttpClient.Builder builder, Duration handshakeTimeout) {
        if (client.socketFactory() == SocketFactory.getDefault()) {
            builder.socketFactory(ALL);
        }
        if (client.connectionSpecs().stream().anyMatch(spec -> spec.isTls()) && client.x509TrustManager() != null) {
            builder.sslSocketFactory(new Tls(client.sslSocketFactory(), handshakeTimeout), client.x509TrustManager());
        }
    }

    /** The socket that carries the bytes of a connection; null if the SDK has not made it. */
    static @Nullable WireSocket under(Socket socket) {
        return socket instanceof WireSocket wire ? wire : UNDER.get(socket);
    }

    /**
     * As {@link WireSocket#isStale()}, for a socket that the user's own factory has made. Whether such a one is closed cannot
     * be seen in less than a millisecond: a request that may be repeated spares that time.
     */
    static boolean isStale(Socket socket, boolean repeatable) {
        try {
            boolean leftOver = socket.getInputStream().available() > 0;
            if (leftOver || repeatable) {
                return leftOver;
            }
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return true;
            } finally {
                socket.setSoTimeout(timeout);
            }
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        return new WireSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private static Socket connected(InetSocketAddress target, @Nullable InetSocketAddress local) throws IOException {
        WireSocket socket = new WireSocket();
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.connect(target);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Remembers which socket a TLS socket is on top of. Equal for equal factories, so that clients can share connections. */
    private static final class Tls extends SSLSocketFactory {

        private final SSLSocketFactory factory;
        private final int handshakeMillis;

        private Tls(SSLSocketFactory factory, Duration handshakeTimeout) {
            this.factory = factory instanceof Tls other ? other.factory : factory;
            this.handshakeMillis =
                    (int) Math.max(1, Math.min(Integer.MAX_VALUE, Call.nanos(handshakeTimeout) / 1_000_000));
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
            Socket tls = factory.createSocket(socket, host, port, autoClose);
            if (socket instanceof WireSocket wire) {
                wire.carries(tls);
            }
            int silence = tls.getSoTimeout();
            tls.setSoTimeout(silence == 0 ? handshakeMillis : Math.min(silence, handshakeMillis));
            // When the handshake is done, OkHttp sets its own.
            return tls;
        }

        @Override
        public Socket createSocket() throws IOException {
            return factory.createSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return factory.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
            return factory.createSocket(host, port, localHost, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return factory.createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
                throws IOException {
            return factory.createSocket(host, port, localHost, localPort);
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Tls tls && factory.equals(tls.factory);
        }

        @Override
        public int hashCode() {
            return factory.hashCode();
        }
    }
}
