package io.github.clouddatasets.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The file of an export as long as one likes, made while it is sent, on a server that like the real one knows no ranges.
 */
final class GeneratedFile implements AutoCloseable {

    /** A prime, so that no two buffers hold the same. */
    private static final int BLOCK = 65_521;

    /** What to do once this many bytes are on their way. */
    private record Interruption(long after, Runnable action) {}

    private final long length;
    private final byte[] block = new byte[BLOCK];
    private final ServerSocket listener;
    private final AtomicReference<@Nullable Interruption> interruption = new AtomicReference<>();

    GeneratedFile(long length) {
        this.length = length;
        new Random(length).nextBytes(block);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/api/v1";
    }

    /** Runs this once, when the server has sent so many bytes of the next answer. */
    void interruptAfter(long bytes, Runnable action) {
        interruption.set(new Interruption(bytes, action));
    }

    /** Whether a file holds these bytes. */
    boolean isIn(Path file) throws IOException {
        if (Files.size(file) != length) {
            return false;
        }
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.readNBytes(buffer, 0, BLOCK); n > 0; n = in.readNBytes(buffer, 0, BLOCK)) {
                if (!Arrays.equals(buffer, 0, n, block, 0, n)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                daemon(() -> serve(connection));
            }
        } catch (IOException closed) {
            return; // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            while (readRequest(in)) {
                send(connection.getOutputStream());
            }
        } catch (IOException gone) {
            return; // the client was killed
        }
    }

    private void send(OutputStream out) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\nContent-Disposition: attachment;filename=generated.upd\r\nContent-Length: "
                        + length + "\r\n\r\n")
                .getBytes(US_ASCII));
        Interruption planned = interruption.getAndSet(null);
        for (long sent = 0; sent < length; ) {
            int next = (int) Math.min(BLOCK, length - sent);
            if (planned != null && sent + next >= planned.after) {
                int before = (int) (planned.after - sent);
                out.write(block, 0, before);
                planned.action.run();
                planned = null;
                out.write(block, before, next - before);
            } else {
                out.write(block, 0, next);
            }
            sent += next;
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int b = in.read();
            if (b < 0) {
                return false;
            }
            if (b == '\n') {
                ends++;
            } else if (b != '\r') {
                ends = 0;
            }
        }
        return true;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "generated-file");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
