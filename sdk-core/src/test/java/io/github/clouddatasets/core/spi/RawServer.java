package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Speaks raw bytes, for faults that no HTTP server would make. One request per connection. */
final class RawServer implements AutoCloseable {

    /** What happens after a request was read. */
    @FunctionalInterface
    interface Answer {
        void give(Socket socket) throws IOException;
    }

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    static final Answer THING = bytes(OK + "Content-Length: 11\r\nConnection: close\r\n\r\n{\"id\":\"t1\"}");

    /** How many whole requests have come in. */
    final AtomicInteger requests = new AtomicInteger();

    /** The heads of the requests, as they came. */
    final List<String> heads = new CopyOnWriteArrayList<>();

    /** Run for every request, before it is answered. */
    volatile Runnable onRequest = () -> {};

    /** Open until the first request has come in. */
    final CountDownLatch received = new CountDownLatch(1);

    /** Open until a client has hung up on an answer of {@link #silence}. */
    final CountDownLatch hungUp = new CountDownLatch(1);

    private final ServerSocket listener;
    private final List<Answer> answers;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** Gives these answers in turn, the last one for ever. */
    RawServer(Answer... answers) throws IOException {
        this(ServerSocketFactory.getDefault(), answers);
    }

    /** As above, on sockets of this kind: with TLS, for one. */
    RawServer(ServerSocketFactory sockets, Answer... answers) throws IOException {
        this.answers = List.of(answers);
        this.listener = sockets.createServerSocket(0, 2000, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** Writes, then closes in good order. */
    static Answer bytes(String text) {
        return socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes, then resets the connection. */
    static Answer reset(String text) {
        return socket -> {
            bytes(text).give(socket);
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0);
        };
    }

    /** Writes, then says nothing more until the client hangs up. */
    Answer silence(String text) {
        return socket -> {
            bytes(text).give(socket);
            try {
                while (socket.getInputStream().read() >= 0) {}
            } finally {
                hungUp.countDown();
            }
        };
    }

    /** A server that answers nothing, ever. */
    static RawServer silent() throws IOException {
        return silentAfter("");
    }

    /** A server that stops in the middle of its answer. */
    static RawServer silentAfter(String text) throws IOException {
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer(socket -> self[0].silence(text).give(socket));
        return self[0];
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (!readRequest(socket.getInputStream())) {
                return;
            }
            int number = requests.getAndIncrement();
            received.countDown();
            onRequest.run();
            answers.get(Math.min(number, answers.size() - 1)).give(socket);
        } catch (IOException e) {
            // the client hung up, which is what some tests want
        }
    }

    private boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            head.append((char) b);
        }
        for (String line : head.toString().lines().toList()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                in.readNBytes(Integer.parseInt(line.substring(15).strip()));
            }
        }
        heads.add(head.toString());
        return true;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
