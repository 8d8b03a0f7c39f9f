package io.github.clouddatasets.sync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ManualTime;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server that sends exactly the bytes it was given and keeps what it was asked. Connections stay open. */
final class RawServer implements AutoCloseable {

    static final String TOKEN = "test-token-0123456789";

    /** What the manual clock shows at first: shortly after the recordings were made. */
    static final Instant START = Instant.parse("2026-11-21T20:54:10Z");

    /** A request as it came in; header lines as they were. */
    record Request(String method, String target, List<String> headers, String body) {

        String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        /** {@code name=value}, decoded, in the order sent. */
        List<String> parameters() {
            int query = target.indexOf('?');
            return query < 0
                    ? List.of()
                    : Arrays.stream(target.substring(query + 1).split("&", -1))
                            .map(pair -> URLDecoder.decode(pair, UTF_8))
                            .toList();
        }

        @Nullable
        String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        boolean isLogin() {
            return path().endsWith("/auth/api/login") || path().endsWith("/auth/login");
        }
    }

    /** Bytes to send, and what to do with the connection then. */
    static final class Answer {
        private enum Then {
            KEEP,
            BREAK,
            HANG
        }

        private final byte[] bytes;
        private final Then then;

        private Answer(byte[] bytes, Then then) {
            this.bytes = bytes;
            this.then = then;
        }

        static Answer bytes(byte[] bytes) {
            return new Answer(bytes, Then.KEEP);
        }

        static Answer of(Recording recording) {
            return bytes(recording.response());
        }

        static Answer recorded(String name) {
            return of(Recording.named(name));
        }

        static Answer json(int status, String body) {
            return body(status, "application/json", body);
        }

        static Answer body(int status, String type, String body) {
            byte[] content = body.getBytes(UTF_8);
            String head = "HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: "
                    + content.length + "\r\n\r\n";
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.getBytes(ISO_8859_1));
            bytes.writeBytes(content);
            return bytes(bytes.toByteArray());
        }

        /** The connection breaks after the request was read, before or amid an answer. */
        static Answer breakAfter(byte[] start) {
            return new Answer(start, Then.BREAK);
        }

        /** Never answers; {@link RawServer#hungUp} tells that the client gave up. */
        static Answer never() {
            return new Answer(new byte[0], Then.HANG);
        }
    }

    final ManualTime time = new ManualTime(START);
    final CountDownLatch hungUp = new CountDownLatch(1);

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> prepared = new ConcurrentLinkedQueue<>();
    private volatile Function<Request, Answer> otherwise =
            request -> Answer.json(418, "{\"type\":\"RawServer\",\"detail\":\"nothing was prepared\"}");

    RawServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        start(this::accept);
    }

    /** Prepares the next answers, in their order. */
    RawServer answers(Answer... answers) {
        prepared.addAll(List.of(answers));
        return this;
    }

    /** Answers like this whenever nothing is prepared. */
    RawServer always(Function<Request, Answer> answer) {
        otherwise = answer;
        return this;
    }

    RawServer always(Answer answer) {
        return always(request -> answer);
    }

    String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    String endpoint() {
        return "http://" + authority() + "/api/v1";
    }

    /** A builder of a client of this server with a ready token and the manual clock. */
    SyncClient.Builder builder() {
        return SyncClient.builder()
                .endpoint(endpoint())
                .credentials(Credentials.bearer(TOKEN))
                .time(time);
    }

    SyncClient client() {
        return builder().build();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The only request so far. */
    Request request() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request but got " + requests);
        }
        return requests.get(0);
    }

    long logins() {
        return requests.stream().filter(Request::isLogin).count();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            return; // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (Request request = read(in); request != null; request = read(in)) {
                requests.add(request);
                Answer next = prepared.poll();
                Answer answer = next != null ? next : otherwise.apply(request);
                connection.getOutputStream().write(answer.bytes);
                connection.getOutputStream().flush();
                if (answer.then == Answer.Then.BREAK) {
                    return;
                }
                if (answer.then == Answer.Then.HANG) {
                    in.skip(Long.MAX_VALUE);
                    while (in.read() >= 0) {
                        // nothing more is expected but the end
                    }
                    hungUp.countDown();
                    return;
                }
            }
        } catch (IOException gone) {
            hungUp.countDown(); // the client broke the connection off
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            headers.add(line);
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), UTF_8);
        List<String> start = List.of(first.split(" ", 3));
        return new Request(start.get(0), start.get(1), List.copyOf(headers), body);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
