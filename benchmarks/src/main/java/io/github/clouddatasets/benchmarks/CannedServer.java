package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP server that gives the same answer to every request and allocates nothing while it does, so that what is
 * measured is the client. Loopback only; daemon threads.
 */
final class CannedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final byte[] answer;

    CannedServer(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: 9c1e\r\n"
                + "Date: Tue, 02 Jan 2024 03:04:05 GMT\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        answer = new byte[headBytes.length + bytes.length];
        System.arraycopy(headBytes, 0, answer, 0, headBytes.length);
        System.arraycopy(bytes, 0, answer, headBytes.length, bytes.length);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed: the end
        }
    }

    /** Requests have no body here, so one ends with its empty line. */
    private void serve(Socket socket) {
        byte[] buffer = new byte[8192];
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            int filled = 0;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer, filled, buffer.length - filled)) {
                filled += n;
                if (filled >= 4 && buffer[filled - 1] == '\n' && buffer[filled - 3] == '\n') {
                    filled = 0;
                    out.write(answer);
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }
}
