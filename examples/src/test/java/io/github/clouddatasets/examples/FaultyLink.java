package io.github.clouddatasets.examples;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bad link: passes bytes to a server and back, and spoils a share of the requests. It resets the connection before the
 * request gets through or in the middle of the answer, or answers 503 or 429 in the server's place.
 */
final class FaultyLink implements AutoCloseable {

    final AtomicLong requests = new AtomicLong();
    final AtomicLong lostRequests = new AtomicLong();
    final AtomicLong cutAnswers = new AtomicLong();
    final AtomicLong refusals = new AtomicLong();

    private final URI server;
    private final double share;
    private final Random random;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /**
     * Opens the link.
     *
     * @param share of the requests that are spoilt, 0 to 1
     * @param seed the same one spoils the same requests, if they come in the same order
     */
    FaultyLink(String server, double share, long seed) throws IOException {
        this.server = URI.create(server);
        this.share = share;
        this.random = new Random(seed);
        this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        daemon("link", this::accept);
    }

    /** The server's address by way of this link. */
    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort() + server.getRawPath();
    }

    long faults() {
        return lostRequests.get() + cutAnswers.get() + refusals.get();
    }

    private void accept() throws IOException {
        for (; ; ) {
            Socket client = listener.accept();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            new Connection(client, upstream).start();
        }
    }

    /** A connection of a client, and the one to the server that belongs to it. */
    private final class Connection {

        private final Socket client;
        private final Socket upstream;

        /** How many bytes of the answers still come through; endless unless an answer is to be cut. */
        private volatile long left = Long.MAX_VALUE;

        Connection(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void start() {
            sockets.add(client);
            sockets.add(upstream);
            daemon("link-up", () -> run(this::requests));
            daemon("link-down", () -> run(this::answers));
        }

        private void run(Work work) {
            try {
                work.run();
            } catch (IOException e) {
                // Whoever hung up, this connection is over.
            } finally {
                close(client);
                close(upstream);
            }
        }

        private void requests() throws IOException {
            byte[] buffer = new byte[64 * 1024];
            InputStream in = client.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!isRequest(buffer, n)) {
                    upstream.getOutputStream().write(buffer, 0, n);
                    continue;
                }
                requests.incrementAndGet();
                int fault = fault();
                if (fault == 0) {
                    lostRequests.incrementAndGet();
                    client.setSoLinger(true, 0); // a reset, not a proper end
                    return;
                }
                if (fault == 2 || fault == 3) {
                    refusals.incrementAndGet();
                    client.getOutputStream().write(refusal(fault));
                    continue;
                }
                if (fault == 1) {
                    cutAnswers.incrementAndGet();
                    left = 150; // somewhere in the headers, or the first bytes behind them
                }
                upstream.getOutputStream().write(buffer, 0, n);
            }
        }

        private void answers() throws IOException {
            byte[] buffer = new byte[64 * 1024];
            InputStream in = upstream.getInputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long allowed = left; // the other thread may set it meanwhile
                int through = (int) Math.min(n, allowed);
                client.getOutputStream().write(buffer, 0, through);
                if (allowed != Long.MAX_VALUE) {
                    left = allowed - through;
                }
                if (left == 0) {
                    client.setSoLinger(true, 0);
                    return;
                }
            }
        }

        private static byte[] refusal(int fault) {
            String line = fault == 2 ? "503 Service Unavailable" : "429 Too Many Requests";
            return ("HTTP/1.1 " + line + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** One of the four faults, or none. Whole requests with a body are spoilt before the body has come. */
    private synchronized int fault() {
        return random.nextDouble() < share ? random.nextInt(4) : -1;
    }

    /** The client writes a request's headers at once, so that they stand at the start of what was read. */
    private static boolean isRequest(byte[] bytes, int count) {
        String start = new String(bytes, 0, Math.min(8, count), StandardCharsets.US_ASCII);
        return start.startsWith("GET /")
                || start.startsWith("POST /")
                || start.startsWith("PUT /")
                || start.startsWith("DELETE /");
    }

    /** Work on a socket. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The link was closed.
                    }
                },
                "faulty-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, then.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(this::close);
    }
}
