package io.github.clouddatasets.emulator.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One connection with one request: a test sees every byte, and how the connection ends. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE = 20_000;

    private final Socket socket;
    private boolean reset;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection send(EmulatedOperations.Target target, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!target.header().isEmpty()) {
            all.add(target.header());
        }
        String body = target.method().equals("GET") || target.method().equals("HEAD") ? "" : "{}";
        return send(target.method(), target.url(), body, all.toArray(String[]::new));
    }

    static RawConnection send(String method, String url, String body, String... headers) {
        URI uri = URI.create(url);
        StringBuilder request = new StringBuilder(method + " " + uri.getRawPath());
        if (uri.getRawQuery() != null) {
            request.append('?').append(uri.getRawQuery());
        }
        request.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\nConnection: close\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            request.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        request.append("\r\n").append(body);
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            return new RawConnection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything up to the end of the connection. */
    String all() {
        return read(Integer.MAX_VALUE);
    }

    /** The bytes up to the end of the headers and so many more. */
    String headAnd(int bytes) {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            text.append(read(1));
        }
        return text + read(bytes);
    }

    /** Whether a read finds nothing within a moment, and no end either. */
    boolean isSilent() {
        try {
            socket.setSoTimeout(50);
            int next = socket.getInputStream().read();
            throw new AssertionError("The server sent " + (next < 0 ? "an end" : "the byte " + next));
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            patience();
        }
    }

    /** Whether the connection has ended with a reset. */
    boolean isReset() {
        return reset;
    }

    private void patience() {
        try {
            socket.setSoTimeout(PATIENCE);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(int most) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            while (bytes.size() < most) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                bytes.write(next);
            }
        } catch (SocketException e) {
            reset = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
