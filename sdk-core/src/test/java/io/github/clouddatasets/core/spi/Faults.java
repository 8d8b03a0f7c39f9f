package io.github.clouddatasets.core.spi;

import static io.github.clouddatasets.testing.RawServer.Answer.closing;
import static io.github.clouddatasets.testing.RawServer.Answer.reset;
import static io.github.clouddatasets.testing.RawServer.Answer.silence;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.clouddatasets.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** The rows that a bad answer of one server makes. Those that take more are in {@link FaultyNetworks}. */
final class Faults {

    private static final String CONNECTION = "Connection";
    private static final String ANSWER = "Answer";
    private static final String STATUS = "Status";
    static final String HTML = "<html><body><h1>Something went wrong</h1></body></html>";

    static final Fault NONE = Fault.answer("Way to the service", "no fault", GoodAnswer::answer);

    static final Fault RESET_BEFORE_HEADERS = Fault.answer(CONNECTION, "reset before the headers", good -> reset(""));
    static final Fault CLOSED_BEFORE_HEADERS =
            Fault.answer(CONNECTION, "closed before the headers", good -> closing(""));
    static final Fault RESET_IN_HEADERS = Fault.answer(
            CONNECTION, "reset in the middle of the headers", good -> reset("HTTP/1.1 200 OK\r\nContent-Ty"));
    static final Fault RESET_IN_BODY = Fault.answer(
            CONNECTION, "reset in the body", good -> reset(good.head(good.body().length()) + good.half()));
    static final Fault NOT_HTTP =
            Fault.answer(CONNECTION, "another protocol answers", good -> closing("SSH-2.0-OpenSSH_9.2\r\n"));

    static final Fault STALLED = Fault.answer(CONNECTION, "stalled: no answer", good -> silence(""))
            .limited(Fault.SHORT, Fault.SHORT.dividedBy(2));
    static final Fault STALLED_IN_BODY = Fault.answer(
                    CONNECTION,
                    "stalled in the body",
                    good -> silence(good.head(good.body().length()) + good.half()))
            .limited(Fault.SHORT, Fault.SHORT.dividedBy(2));
    static final Fault DRIPPING_HEADERS = Fault.answer(
                    CONNECTION,
                    "slow drip of headers, for ever",
                    good -> drip("HTTP/1.1 200 OK\r\nX-Long: ", "x", Integer.MAX_VALUE))
            .limited(Fault.SHORT, Fault.SHORT);
    static final Fault DRIPPING_BODY = Fault.answer(
                    CONNECTION,
                    "slow drip of the body, longer than an attempt may take",
                    good -> drip(
                            good.head(good.body().length()),
                            good.body(),
                            good.body().length()))
            .limited(Fault.SHORT, Fault.SHORT);
    static final Fault DRIPPING_REFUSAL = Fault.answer(
                    CONNECTION,
                    "slow drip of an error page, for ever",
                    good -> drip("HTTP/1.1 503 Service Unavailable\r\n\r\n", HTML, Integer.MAX_VALUE))
            .limited(Fault.SHORT, Fault.SHORT);

    static final Fault CUT_JSON = Fault.answer(
            ANSWER,
            "body cut, its length agrees",
            good -> closing(good.head(good.half().length()) + good.half()));
    static final Fault CUT_BODY = Fault.answer(
            ANSWER,
            "body shorter than its length",
            good -> closing(good.head(good.body().length()) + good.half()));
    static final Fault CUT_CHUNKS = Fault.answer(
            ANSWER,
            "chunked body cut",
            good -> closing(good.head() + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(good.body().length()) + "\r\n" + good.half()));
    static final Fault EMPTY = Fault.answer(ANSWER, "200 and nothing", good -> closing(good.head(0)));
    static final Fault WRONG_TYPE = Fault.answer(
            ANSWER,
            "200 with HTML",
            good -> closing("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: "
                    + HTML.length() + "\r\n\r\n" + HTML));
    static final Fault GZIP_BOMB = Fault.answer(
                    ANSWER,
                    "gzip bomb: 200 kB that are 200 MB",
                    good -> closing(good.head() + "Content-Encoding: gzip\r\nContent-Length: " + Bomb.BYTES.length()
                            + "\r\n\r\n" + Bomb.BYTES))
            .costly();
    static final Fault BOMB_PAGE = Fault.answer(
                    ANSWER,
                    "500 with a gzip bomb",
                    good -> closing(
                            "HTTP/1.1 500 Internal Server Error\r\nContent-Encoding: gzip\r\nConnection: close\r\n"
                                    + "Content-Length: " + Bomb.BYTES.length() + "\r\n\r\n" + Bomb.BYTES))
            .costly();
    static final Fault HUGE_PAGE = Fault.answer(ANSWER, "500 with a page of 100 MB", good -> Faults::hugePage)
            .costly();

    static final Fault BREAKS_AND_REFUSES = new Fault(ANSWER, "body cut and 503 in turn", (good, always) -> {
                RawServer.Answer cut = closing(good.head(good.body().length()) + good.half());
                RawServer.Answer refusal = refusal("503 Service Unavailable", "");
                return Scene.of(new RawServer(cut, refusal, cut, refusal, refusal, cut, refusal, refusal));
            })
            .lasting();

    static final Fault S408 = status("408 Request Timeout");
    static final Fault S500 = status("500 Internal Server Error");
    static final Fault S502 = status("502 Bad Gateway");
    static final Fault S503 = status("503 Service Unavailable");
    static final Fault S504 = status("504 Gateway Timeout");
    static final Fault S503_SECONDS = status("503 Service Unavailable", "7 seconds", "7");
    static final Fault S503_NOW = status("503 Service Unavailable", "0 seconds", "0");
    static final Fault S429 = status("429 Too Many Requests");
    static final Fault S429_SECONDS = status("429 Too Many Requests", "7 seconds", "7");
    static final Fault S429_DATE =
            status("429 Too Many Requests", "a date in 9 seconds", "Tue, 02 Jan 2024 03:04:14 GMT");
    static final Fault S429_PAST =
            status("429 Too Many Requests", "a date in the past", "Mon, 01 Jan 2024 00:00:00 GMT");
    static final Fault S429_YEARS = status("429 Too Many Requests", "10 years", "315360000");
    static final Fault S429_NEGATIVE = status("429 Too Many Requests", "-5 seconds", "-5");
    static final Fault S429_WORDS = status("429 Too Many Requests", "words", "in a while");
    static final Fault S407 = status("407 Proxy Authentication Required");

    static final List<Fault> ALL = List.of(
            NONE,
            RESET_BEFORE_HEADERS,
            CLOSED_BEFORE_HEADERS,
            RESET_IN_HEADERS,
            RESET_IN_BODY,
            NOT_HTTP,
            STALLED,
            STALLED_IN_BODY,
            DRIPPING_HEADERS,
            DRIPPING_BODY,
            DRIPPING_REFUSAL,
            CUT_JSON,
            CUT_BODY,
            CUT_CHUNKS,
            EMPTY,
            WRONG_TYPE,
            GZIP_BOMB,
            BOMB_PAGE,
            HUGE_PAGE,
            BREAKS_AND_REFUSES,
            S408,
            S500,
            S502,
            S503,
            S504,
            S503_SECONDS,
            S503_NOW,
            S429,
            S429_SECONDS,
            S429_DATE,
            S429_PAST,
            S429_YEARS,
            S429_NEGATIVE,
            S429_WORDS,
            S407);

    private Faults() {}

    private static Fault status(String line) {
        return Fault.answer(
                STATUS,
                line.substring(0, 3) + (line.startsWith("407") ? " from the service itself" : " with HTML"),
                good -> refusal(line, ""));
    }

    private static Fault status(String line, String meaning, String retryAfter) {
        return Fault.answer(
                STATUS,
                line.substring(0, 3) + ", Retry-After: " + meaning,
                good -> refusal(line, "Retry-After: " + retryAfter + "\r\n"));
    }

    /** A page as gateways send it. */
    static RawServer.Answer refusal(String line, String headers) {
        return closing("HTTP/1.1 " + line + "\r\nContent-Type: text/html\r\nConnection: close\r\n" + headers
                + "Content-Length: " + HTML.length() + "\r\n\r\n" + HTML);
    }

    /** A byte every 80 ms: more often than any idle timeout, until the client hangs up. */
    private static RawServer.Answer drip(String head, String text, int count) {
        return socket -> {
            closing(head).give(socket);
            for (int i = 0; i < count; i++) {
                LockSupport.parkNanos(Duration.ofMillis(80).toNanos());
                socket.getOutputStream().write(text.charAt(i % text.length()));
            }
        };
    }

    private static void hugePage(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        closing("HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/html\r\nContent-Length: 100000000\r\n\r\n")
                .give(socket);
        byte[] piece = HTML.repeat(1000).getBytes(ISO_8859_1);
        for (int sent = 0; sent < 100_000_000; sent += piece.length) {
            out.write(piece, 0, Math.min(piece.length, 100_000_000 - sent));
        }
    }

    /** Made when it is first needed. */
    static final class Bomb {
        static final int SIZE = 200_000_000;
        static final String BYTES = closing();

        private static String closing() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] spaces = " ".repeat(SIZE / 200).getBytes(ISO_8859_1);
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                for (int i = 0; i < 200; i++) {
                    gzip.write(spaces);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toString(ISO_8859_1);
        }
    }
}
