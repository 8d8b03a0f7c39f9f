package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that opens tunnels, to this machine only, for those who sign in as ada. */
@SuppressWarnings({"AddressSelection", "StringConcatToTextBlock"}) // what a server sends, on this machine only
final class LoginProxy implements AutoCloseable {

    static final String PASSWORD = "pr0xy-pass";
    static final String LOGIN =
            Base64.getEncoder().encodeToString(("ada:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    /** The heads of all requests. */
    final List<String> heads = new CopyOnWriteArrayList<>();

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    LoginProxy() throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    Proxy address() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port()));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) { // a socket was closed: the work is done
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            sockets.add(client);
            start(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return;
            }
            head.append((char) b);
        }
        heads.add(head.toString());
        if (!head.toString().contains("Proxy-Authorization: Basic " + LOGIN + "\r\n")) {
            client.getOutputStream()
                    .write(("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.close();
            return;
        }
        int port = Integer.parseInt(head.toString().replaceFirst("(?s)^CONNECT [^:]+:(\\d+) .*", "$1"));
        Socket target = new Socket("127.0.0.1", port);
        sockets.add(target);
        client.getOutputStream().write("HTTP/1.1 200 Open\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        start(() -> pipe(target, client));
        pipe(client, target);
    }

    private static void pipe(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            OutputStream out = to.getOutputStream();
            from.getInputStream().transferTo(out);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
