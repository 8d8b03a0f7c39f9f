package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP server that gives constant answers, chosen by the address that is asked for, so that what is measured is the client.
 * Loopback only; daemon threads.
 */
final class CannedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Map<String, byte[]> answers = new LinkedHashMap<>();

    /** One answer, whatever is asked for. */
    CannedServer(String body) {
        this(Map.of("/", body));
    }

    /** Answers by a part of the address; the longest that fits is taken. */
    CannedServer(Map<String, String> bodies) {
        bodies.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getKey().length()))
                .forEach(entry -> answers.put(entry.getKey(), answer(entry.getValue())));
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

    private static byte[] answer(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: 9c1e\r\n"
                + "Date: Tue, 02 Jan 2024 03:04:05 GMT\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] answer = Arrays.copyOf(headBytes, headBytes.length + bytes.length);
        System.arraycopy(bytes, 0, answer, headBytes.length, bytes.length);
        return answer;
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
                    out.write(answerTo(buffer));
                    filled = 0;
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private byte[] answerTo(byte[] request) throws IOException {
        int end = 0;
        while (request[end] != '\r') {
            end++;
        }
        String line = new String(request, 0, end, StandardCharsets.US_ASCII);
        for (Map.Entry<String, byte[]> answer : answers.entrySet()) {
            if (line.contains(answer.getKey())) {
                return answer.getValue();
            }
        }
        System.err.println("no answer to " + line);
        throw new IOException("no answer to " + line);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "canned-server");
        thread.setDaemon(true);
        thread.start();
    }
}
