package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.BooleanSupplier;
import javax.net.SocketFactory;

/** Sockets that, while they are told to, connect to another address than the one asked for: one that refuses. */
final class Detour extends SocketFactory {

    private final BooleanSupplier astray;
    private final SocketAddress instead;

    Detour(BooleanSupplier astray, SocketAddress instead) {
        this.astray = astray;
        this.instead = instead;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress address, int timeout) throws IOException {
                super.connect(astray.getAsBoolean() ? instead : address, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("OkHttp connects later");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects later");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("OkHttp connects later");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects later");
    }
}
