package io.github.clouddatasets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Sends exactly the bytes it was given, also those no HTTP server would send, and keeps what it was asked. */
public class RawServer implements AutoCloseable {

    /** A request as it came in; header lines as they were. */
    public record Request(String method, String target, List<String> headers, String body) {

        public String path() {
            int query = target.indexOf('?');
            return query < 0 ? target : target.substring(0, query);
        }

        /** {@code name=value}, decoded, in the order sent. */
        public List<String> parameters() {
            int query = target.indexOf('?');
            return query < 0
                    ? List.of()
                    : Arrays.stream(target.substring(query + 1).split("&", -1))
                            .map(pair -> URLDecoder.decode(pair, UTF_8))
                            .toList();
        }

        public @Nullable String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        /** Method, target and header lines. */
        public String head() {
            return method + " " + target + "\n" + String.join("\n", headers);
        }
    }

    /** What happens after a request was read. */
    @FunctionalInterface
    public interface Answer {

        /** Writes to the client. An exception says that the client has hung up. */
        void give(Socket socket) throws IOException;

        /** Whether the connection then waits for the next request. */
        default boolean keepsConnection() {
            return false;
        }

        /** A whole answer. The connection stays open. */
        static Answer whole(byte[] bytes) {
            return new Answer() {
                @Override
                public void give(Socket socket) throws IOException {
                    socket.getOutputStream().write(bytes);
                }

                @Override
                public boolean keepsConnection() {
                    return true;
                }
            };
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
            return whole(bytes.toByteArray());
        }

        /** Writes, then closes the connection in good order. */
        static Answer closing(String text) {
            return closing(text.getBytes(ISO_8859_1));
        }

        /** Writes, then closes the connection in good order. */
        static Answer closing(byte[] bytes) {
            return socket -> socket.getOutputStream().write(bytes);
        }

        /** Writes, then resets the connection. */
        static Answer reset(String text) {
            return socket -> {
                closing(text).give(socket);
                socket.getOutputStream().flush();
                socket.setSoLinger(true, 0);
            };
        }

        /** Writes, then says nothing more until the client hangs up. */
        static Answer silence(String text) {
            return socket -> {
                closing(text).give(socket);
                while (socket.getInputStream().read() >= 0) {
                    // nothing more is expected but the end
                }
                throw new EOFException("the client hung up");
            };
        }
    }

    /** Status line and type of an answer that lacks its length and the end of its head. */
    public static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> prepared = new ConcurrentLinkedQueue<>();
    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private volatile Runnable onRequest = () -> {};
    private volatile Function<Request, Answer> otherwise =
            request -> Answer.json(418, "{\"type\":\"RawServer\",\"detail\":\"nothing was prepared\"}");

    /** Gives these answers in turn, the last one for ever. */
    public RawServer(Answer... answers) {
        this(ServerSocketFactory.getDefault(), answers);
    }

    /** As above, on sockets of this kind: with TLS, for one. */
    public RawServer(ServerSocketFactory sockets, Answer... answers) {
        try {
            listener = sockets.createServerSocket(0, 2000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (answers.length > 0) {
            prepared.addAll(List.of(answers));
            otherwise = request -> answers[answers.length - 1];
        }
        start(this::accept);
    }

    /** A server that answers nothing, ever. */
    public static RawServer silent() {
        return silentAfter("");
    }

    /** A server that stops in the middle of its answer. */
    public static RawServer silentAfter(String text) {
        return new RawServer(Answer.silence(text));
    }

    /** Prepares the next answers, in their order. */
    public final void answers(Answer... answers) {
        prepared.addAll(List.of(answers));
    }

    /** Answers by this rule whenever nothing is prepared. */
    public final void answering(Function<Request, Answer> answer) {
        otherwise = answer;
    }

    /** Answers like this whenever nothing is prepared. */
    public final void always(Answer answer) {
        otherwise = request -> answer;
    }

    /** Does this for every request, before it is answered. */
    public final void onRequest(Runnable action) {
        onRequest = action;
    }

    public final int port() {
        return listener.getLocalPort();
    }

    /** As the Host header shows it. */
    public final String authority() {
        return "127.0.0.1:" + port();
    }

    public final String address() {
        return "http://" + authority();
    }

    /** The requests that have come in whole. */
    public final List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The only request so far. */
    public final Request request() {
        List<Request> all = requests();
        if (all.size() != 1) {
            throw new AssertionError("expected one request but got " + all);
        }
        return all.get(0);
    }

    /** How many requests have come in whole. */
    public final int count() {
        return requests.size();
    }

    /** Open until the first request has come in. */
    public final CountDownLatch received() {
        return received;
    }

    /** Open until a client has hung up on an answer. */
    public final CountDownLatch hungUp() {
        return hungUp;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                start(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            boolean open = true;
            while (open) {
                Request request = read(connection.getInputStream());
                if (request == null) {
                    return;
                }
                Answer answer = answerTo(request);
                answer.give(connection);
                open = answer.keepsConnection();
            }
        } catch (IOException e) {
            hungUp.countDown(); // what some tests want
        }
    }

    private Answer answerTo(Request request) {
        requests.add(request);
        received.countDown();
        onRequest.run();
        Answer next = prepared.poll();
        return next != null ? next : otherwise.apply(request);
    }

    /** Reads from the socket no more than one request, so that an answer sees whatever comes after it. */
    private static @Nullable Request read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            head.append((char) b);
        }
        List<String> lines =
                head.toString().lines().filter(line -> !line.isEmpty()).toList();
        List<String> headers = lines.subList(1, lines.size());
        int length = 0;
        for (String line : headers) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), UTF_8);
        List<String> start = List.of(lines.get(0).split(" ", 3));
        return new Request(start.get(0), start.get(1), headers, body);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
