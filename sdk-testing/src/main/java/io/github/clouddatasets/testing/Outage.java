package io.github.clouddatasets.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.clouddatasets.testing.RawServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * A service with work that takes 80 seconds, and is gone from the 10th to the 70th of them, all by the client's clock. No
 * connection is kept, so that each request finds the service as it is at the time.
 */
public final class Outage {

    private static final Duration BEGIN = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(70);
    private static final Duration DONE = Duration.ofSeconds(80);

    /** What becomes of a request to a service that is gone; nothing for a connection that is refused. */
    public static final Map<String, Answer> WAYS = Map.of(
            "502 of a proxy", page(502),
            "503 of a balancer", page(503),
            "504 of a proxy", page(504),
            "521 of a network in front", page(521),
            "408", page(408),
            "429", page(429),
            "closed connection", Answer.closing(""),
            "reset connection", Answer.reset(""),
            "refused connection", page(500));

    private final InstantSource clock;
    private final Instant start;
    private final boolean refuses;
    private final Answer gone;

    /**
     * An outage that begins in 10 seconds.
     *
     * @param clock the client's clock
     * @param way one of {@link #WAYS}
     */
    public Outage(InstantSource clock, String way) {
        this.clock = clock;
        this.start = clock.instant();
        this.refuses = way.startsWith("refused");
        this.gone = WAYS.get(way);
    }

    /** What the service answers now: about work that goes on, or that is done. */
    public Answer answer(String pending, String done) {
        if (isGone()) {
            return gone;
        }
        return json(elapsed().compareTo(DONE) < 0 ? pending : done);
    }

    /** Leads to the service, or to a port where nobody listens. */
    public ProxySelector way() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(refuses && isGone() ? nowhere() : Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
        };
    }

    private boolean isGone() {
        return elapsed().compareTo(BEGIN) >= 0 && elapsed().compareTo(END) < 0;
    }

    private Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    private static Proxy nowhere() {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket closed = new ServerSocket(0, 1, here)) {
            return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(here, closed.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer json(String body) {
        return whole(200, "application/json", body);
    }

    private static Answer page(int status) {
        return whole(status, "text/html", "<html>" + status + "</html>");
    }

    private static Answer whole(int status, String type, String body) {
        return Answer.closing(("HTTP/1.1 " + status + " Any\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1));
    }
}
