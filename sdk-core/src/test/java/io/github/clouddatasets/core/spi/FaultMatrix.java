package io.github.clouddatasets.core.spi;

import static io.github.clouddatasets.core.spi.Expected.fails;
import static io.github.clouddatasets.core.spi.Expected.sent;
import static io.github.clouddatasets.core.spi.Expected.value;
import static io.github.clouddatasets.core.spi.OperationClass.DELETE;
import static io.github.clouddatasets.core.spi.OperationClass.DOWNLOAD;
import static io.github.clouddatasets.core.spi.OperationClass.POST;
import static io.github.clouddatasets.core.spi.OperationClass.STREAM;
import static io.github.clouddatasets.core.spi.OperationClass.UPLOAD;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.ServerException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What is expected of every operation class under every fault: the matrix as data. */
final class FaultMatrix {

    /**
     * One place of the matrix.
     *
     * @param once if the fault is gone after the first time
     * @param always if it stays
     */
    record Cell(Expected once, Expected always) {
        static Cell both(Expected expected) {
            return new Cell(expected, expected);
        }
    }

    private static final Map<Fault, Map<OperationClass, Cell>> ROWS = new LinkedHashMap<>();

    static {
        way();
        connection();
        answers();
        statuses();
        redirectsAndTls();
        credentials();
    }

    private FaultMatrix() {}

    /** All rows in the order of the table. */
    static Map<Fault, Map<OperationClass, Cell>> rows() {
        return ROWS;
    }

    static Cell cell(Fault fault, OperationClass operation) {
        Map<OperationClass, Cell> row = ROWS.get(fault);
        Cell cell = row == null ? null : row.get(operation);
        if (cell == null) {
            throw new IllegalStateException("nothing is expected of " + operation + " under " + fault);
        }
        return cell;
    }

    private static void way() {
        everywhere(Faults.NONE, Cell.both(value(1)));
        everywhere(FaultyNetworks.REFUSED, new Cell(value(1), unconnected("no connection to ")));
        everywhere(FaultyNetworks.NO_SUCH_HOST, new Cell(value(1), unconnected("is unknown")));
        everywhere(FaultyNetworks.PROXY_LOGIN, Cell.both(unconnected("Failed to authenticate with proxy")));
        everywhere(FaultyNetworks.DEAD_ADDRESS, Cell.both(value(1)));
        everywhere(FaultyNetworks.CLOSED_IDLE, Cell.both(value(1)));
        everywhere(FaultyNetworks.LEFT_OVER, Cell.both(value(1)));
        everywhere(
                FaultyNetworks.PROXY_LOGIN_PLAIN,
                Cell.both(fails(InvalidRequestException.class, 1)
                        .status(407, ErrorKind.INVALID_REQUEST)
                        .retryable(false)));
    }

    private static Expected unconnected(String reason) {
        return fails(NotConnectedException.class, 0)
                .attempts(FaultRun.USUAL_ATTEMPTS)
                .retryable(true)
                .says(reason)
                .says("nothing was sent");
    }

    private static void connection() {
        IntFunction<Expected> lost = requests -> fails(ConnectionLostException.class, requests)
                .retryable(true)
                .says("broke before the answer was complete");
        retried(Faults.RESET_BEFORE_HEADERS, lost);
        retried(Faults.CLOSED_BEFORE_HEADERS, lost);
        retried(Faults.RESET_IN_HEADERS, lost);
        retried(Faults.NOT_HTTP, lost);
        retried(Faults.RESET_IN_BODY, lost);
        retried(Faults.CUT_BODY, lost);
        retried(Faults.CUT_CHUNKS, lost);
        retried(Faults.STALLED, FaultMatrix::timeout);
        retried(Faults.STALLED_IN_BODY, FaultMatrix::timeout);
        retried(Faults.DRIPPING_HEADERS, FaultMatrix::timeout);
        retried(Faults.DRIPPING_BODY, FaultMatrix::timeout);
        retried(Faults.DRIPPING_REFUSAL, FaultMatrix::timeout);

        // The answer's head says that it was done; the rest is not waited for.
        Cell done = Cell.both(value(1));
        but(DELETE, done, Faults.RESET_IN_BODY, Faults.CUT_BODY, Faults.CUT_CHUNKS);
        but(DELETE, done, Faults.STALLED_IN_BODY, Faults.DRIPPING_BODY);

        // Silence ends a transfer, not its length.
        Fault[] silences = {Faults.STALLED, Faults.STALLED_IN_BODY};
        but(DOWNLOAD, new Cell(value(2), silence(FaultRun.USUAL_ATTEMPTS)), silences);
        but(UPLOAD, new Cell(value(2), silence(FaultRun.USUAL_ATTEMPTS)), silences);
        but(STREAM, Cell.both(silence(1)), silences);
        but(DOWNLOAD, done, Faults.DRIPPING_BODY);
        but(STREAM, done, Faults.DRIPPING_BODY);
    }

    private static Expected silence(int requests) {
        return fails(CallTimeoutException.class, requests)
                .clock(CallTimeoutException.Clock.IDLE)
                .retryable(true);
    }

    private static Expected timeout(int requests) {
        return fails(CallTimeoutException.class, requests)
                .clock(CallTimeoutException.Clock.ATTEMPT)
                .retryable(true);
    }

    private static void answers() {
        Expected unreadable = fails(DecodeException.class, 1).retryable(false);
        for (Fault fault : new Fault[] {Faults.CUT_JSON, Faults.EMPTY, Faults.WRONG_TYPE, Faults.GZIP_BOMB}) {
            everywhere(fault, Cell.both(unreadable));
            but(DELETE, Cell.both(value(1)), fault);
        }
        but(DOWNLOAD, Cell.both(sent(1, GoodAnswer.BYTES.half())), Faults.CUT_JSON);
        but(DOWNLOAD, Cell.both(sent(1, "")), Faults.EMPTY);
        // A file is not held in memory: nothing limits what it is unpacked to.
        but(DOWNLOAD, Cell.both(sent(1, OperationClass.size(Faults.Bomb.SIZE))), Faults.GZIP_BOMB);
        Expected cut = fails(ConnectionLostException.class, 1).retryable(true).says("ended in the middle of an event");
        but(STREAM, Cell.both(cut), Faults.CUT_JSON);
        retried(Faults.BOMB_PAGE, requests -> failed(requests, 500, null));
        retried(Faults.HUGE_PAGE, requests -> failed(requests, 500, null));

        // Cut, 503, cut, 503: the fourth is the last, whatever it is. Without a body to read there is nothing to be
        // cut.
        Expected refused = failed(FaultRun.USUAL_ATTEMPTS, 503, null).changing();
        everywhere(Faults.BREAKS_AND_REFUSES, Cell.both(refused));
        but(DELETE, Cell.both(value(1)), Faults.BREAKS_AND_REFUSES);
        but(POST, Cell.both(fails(ConnectionLostException.class, 1)), Faults.BREAKS_AND_REFUSES);
        but(STREAM, Cell.both(fails(ConnectionLostException.class, 1)), Faults.BREAKS_AND_REFUSES);
    }

    private static void statuses() {
        retried(Faults.S408, requests -> failed(requests, 408, null));
        retried(Faults.S500, requests -> failed(requests, 500, null));
        retried(Faults.S502, requests -> failed(requests, 502, null));
        retried(Faults.S503, requests -> failed(requests, 503, null));
        retried(Faults.S504, requests -> failed(requests, 504, null));
        retried(Faults.S503_NOW, requests -> failed(requests, 503, Duration.ZERO));
        Duration seven = Duration.ofSeconds(7);
        retried(Faults.S503_SECONDS, requests -> failed(requests, 503, seven).waits(requests == 1 ? null : seven));
        throttled(Faults.S429, null);
        throttled(Faults.S429_SECONDS, seven);
        throttled(Faults.S429_DATE, Duration.ofSeconds(9));
        throttled(Faults.S429_PAST, null);
        throttled(Faults.S429_YEARS, Duration.ofSeconds(60)); // no service may ask for more
        throttled(Faults.S429_NEGATIVE, null);
        throttled(Faults.S429_WORDS, null);
        retried(
                Faults.S407,
                requests -> fails(ConnectionLostException.class, requests).says("407"));
    }

    private static Expected failed(int requests, int status, @Nullable Duration retryAfter) {
        return fails(ServerException.class, requests)
                .status(status, ErrorKind.SERVER)
                .retryable(true)
                .retryAfter(retryAfter);
    }

    /** Nothing was done, so everything may be repeated. */
    private static void throttled(Fault fault, @Nullable Duration wait) {
        Expected always = fails(RateLimitedException.class, FaultRun.USUAL_ATTEMPTS)
                .status(429, ErrorKind.RATE_LIMITED)
                .retryable(true)
                .waits(wait);
        everywhere(fault, new Cell(value(2).waits(wait), always));
    }

    private static void redirectsAndTls() {
        for (Fault fault : new Fault[] {FaultyNetworks.SAME_HOST, FaultyNetworks.OTHER_HOST}) {
            everywhere(fault, redirected(302));
        }
        for (Fault fault : new Fault[] {FaultyNetworks.SAME_HOST_KEEPING, FaultyNetworks.OTHER_HOST_KEEPING}) {
            everywhere(fault, redirected(307));
        }
        for (Fault fault : new Fault[] {FaultyNetworks.EXPIRED, FaultyNetworks.WRONG_HOST, FaultyNetworks.UNTRUSTED}) {
            everywhere(
                    fault,
                    Cell.both(fails(NotConnectedException.class, 0)
                            .attempts(1)
                            .retryable(false)
                            .says("is not trusted")
                            .says("nothing was sent")));
        }
        everywhere(FaultyNetworks.PLAIN_TEXT, Cell.both(unconnected("no connection to ")));
    }

    private static Cell redirected(int status) {
        return Cell.both(fails(ApiException.class, 1)
                .status(status, ErrorKind.OTHER)
                .retryable(false)
                .says("a redirect is never followed"));
    }

    /** Refused credentials mean that nothing was done, so everything may be sent once more. */
    private static void credentials() {
        Expected refused = fails(AuthenticationException.class, 2)
                .status(401, ErrorKind.AUTHENTICATION)
                .retryable(false);
        everywhere(FaultyNetworks.TOKEN_EXPIRED, new Cell(value(2), refused));
        everywhere(FaultyNetworks.CLOCK_OFF, new Cell(value(2), refused));
    }

    private static void everywhere(Fault fault, Cell cell) {
        Map<OperationClass, Cell> row = new EnumMap<>(OperationClass.class);
        for (OperationClass operation : OperationClass.values()) {
            row.put(operation, cell);
        }
        ROWS.put(fault, row);
    }

    /** What may be repeated is, and gives up after four attempts; the other is lost with the first. */
    private static void retried(Fault fault, IntFunction<Expected> failure) {
        Expected lasting = failure.apply(FaultRun.USUAL_ATTEMPTS);
        Duration wait = lasting.firstWait();
        everywhere(fault, new Cell(value(2).waits(wait), lasting));
        but(POST, Cell.both(failure.apply(1)), fault);
        but(STREAM, Cell.both(failure.apply(1)), fault);
    }

    private static void but(OperationClass operation, Cell cell, Fault... faults) {
        for (Fault fault : faults) {
            ROWS.computeIfAbsent(fault, f -> new EnumMap<>(OperationClass.class))
                    .put(operation, cell);
        }
    }
}
