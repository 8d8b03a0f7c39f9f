package io.github.clouddatasets.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault of one request: what goes wrong, how often, and whether the service does its work all the same.
 *
 * <pre>{@code
 * cloud.faults().next("listDatasets", Fault.status(503).times(2));
 * cloud.faults().next("createDataset", Fault.reset().afterWork());
 * cloud.faults().always("descDataset", Fault.error("ModelArts.4352").withProbability(0.1, 42));
 * }</pre>
 *
 * <table>
 * <caption>Whether the service does the work of the request</caption>
 * <tr><th>Fault</th><th>Work</th></tr>
 * <tr><td>{@link #status}, {@link #error}, {@link #reset}, {@link #stall}, {@link #wrongContentType}</td>
 *     <td>no; yes with {@link #afterWork}</td></tr>
 * <tr><td>{@link #slow}, {@link #cut}</td><td>yes, and the client gets the answer, or its beginning</td></tr>
 * <tr><td>{@link #duplicate}</td><td>twice</td></tr>
 * <tr><td>{@link #throttle}, {@link #expiredToken}</td><td>no</td></tr>
 * </table>
 *
 * <p>Faults are immutable, and one fault can be given to several operations.
 */
public final class Fault {

    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 599;
    private static final int MOST_TIMES = 1_000_000;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofDays(365);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final FaultEffect effect;
    private final boolean afterWork;
    private final int times;
    private final double probability;
    private final long seed;

    private Fault(FaultEffect effect, boolean afterWork, int times, double probability, long seed) {
        this.effect = effect;
        this.afterWork = afterWork;
        this.times = times;
        this.probability = probability;
        this.seed = seed;
    }

    private static Fault of(FaultEffect effect) {
        return new Fault(effect, false, 1, 1, 0);
    }

    /**
     * An answer with this status and without a body, such as the 503 of a gateway.
     *
     * @param status the HTTP status, 200 to 599
     * @return the fault
     * @throws IllegalArgumentException if {@code status} is outside of 200 to 599
     */
    public static Fault status(int status) {
        if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
            throw new IllegalArgumentException("status must be 200 to 599: " + status);
        }
        return of(new FaultEffect.Status(status, "", ""));
    }

    /**
     * A refusal of the service with this code, in its own envelope and with the documented status of the code. Where a
     * code has several, the status is the lowest.
     *
     * <ul>
     *   <li>ModelArts: a code of its table, such as {@code ModelArts.4352}
     *   <li>IAM: the status as text, such as {@code 404}
     *   <li>Powerdrill: a documented code, such as {@code 210021}
     *   <li>Powerdrill's storage: a code of S3, such as {@code SlowDown}
     *   <li>IDAH: a class of the server, such as {@code Verse::Error::Authorization}
     * </ul>
     *
     * @param code the code
     * @return the fault
     * @throws IllegalArgumentException if {@code code} is null or blank; a code that the operation's service does not have
     *     is refused when the fault is given to the operation
     */
    public static Fault error(String code) {
        return of(new FaultEffect.Refusal(given("code", code), Optional.empty()));
    }

    /**
     * {@link #error(String)} with a text of yours.
     *
     * @param code the code
     * @param message the text of the refusal
     * @return the fault
     * @throws IllegalArgumentException if an argument is null or blank
     */
    public static Fault error(String code, String message) {
        return of(new FaultEffect.Refusal(given("code", code), Optional.of(given("message", message))));
    }

    /** {@return a fault that ends the connection by a TCP reset, before any byte of an answer} */
    public static Fault reset() {
        return of(new FaultEffect.Reset());
    }

    /**
     * A request that gets no answer. The connection stays open until the client closes it, or the emulator closes. No thread
     * waits.
     *
     * @return the fault
     */
    public static Fault stall() {
        return of(new FaultEffect.Stall());
    }

    /**
     * The service's answer in small pieces. Real time passes between the pieces, whatever the emulator's clock says. No
     * thread waits.
     *
     * @param bytes the size of a piece in bytes, at least 1
     * @param pause the time between two pieces, more than zero and at most a minute
     * @return the fault
     * @throws IllegalArgumentException if {@code bytes} is less than 1, or {@code pause} is null, zero, negative or longer
     */
    public static Fault slow(int bytes, Duration pause) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1: " + bytes);
        }
        if (pause == null || pause.isNegative() || pause.isZero() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("pause must be more than zero and at most a minute: " + pause);
        }
        return of(new FaultEffect.Slow(bytes, pause));
    }

    /**
     * The beginning of the service's answer. The headers promise the whole length, and the connection ends after these
     * bytes of the body. An answer that is no longer comes whole. A stream of events, which has no length, ends without its
     * last chunk.
     *
     * @param bytes the number of bytes of the body, at least 0
     * @return the fault
     * @throws IllegalArgumentException if {@code bytes} is negative
     */
    public static Fault cut(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must not be negative: " + bytes);
        }
        return of(new FaultEffect.Cut(bytes));
    }

    /** {@return a fault that answers with status 200 and a page of HTML, like the login page of a network} */
    public static Fault wrongContentType() {
        return of(new FaultEffect.WrongContentType());
    }

    /**
     * A request that the service gets twice, as from a proxy that tries again. The client gets the second answer, and the
     * journal has both requests.
     *
     * @return the fault
     */
    public static Fault duplicate() {
        return of(new FaultEffect.Duplicate());
    }

    /**
     * The refusal of too many requests, in the service's envelope, with {@code Retry-After} in seconds.
     *
     * @param retryAfter the time to wait, zero to 365 days; parts of a second count as a whole one
     * @return the fault
     * @throws IllegalArgumentException if {@code retryAfter} is null, negative or longer
     */
    public static Fault throttle(Duration retryAfter) {
        if (retryAfter == null || retryAfter.isNegative() || retryAfter.compareTo(LONGEST_RETRY) > 0) {
            throw new IllegalArgumentException("retryAfter must be zero to 365 days: " + retryAfter);
        }
        long seconds = retryAfter.plusNanos(999_999_999).toSeconds();
        return of(new FaultEffect.Throttle(Long.toString(seconds)));
    }

    /**
     * The refusal of too many requests, in the service's envelope, with {@code Retry-After} as a date.
     *
     * @param retryAt the time of the next try, in whole seconds
     * @return the fault
     * @throws IllegalArgumentException if {@code retryAt} is null
     */
    public static Fault throttle(Instant retryAt) {
        if (retryAt == null) {
            throw new IllegalArgumentException("retryAt must not be null");
        }
        return of(new FaultEffect.Throttle(HTTP_DATE.format(retryAt)));
    }

    /** {@return the refusal of too many requests, in the service's envelope, without {@code Retry-After}} */
    public static Fault throttle() {
        return of(new FaultEffect.Throttle(""));
    }

    /**
     * The refusal of credentials that have expired: 401 of ModelArts, IAM and IDAH, 403 with code 1002 of Powerdrill. The
     * credentials stay valid.
     *
     * @return the fault
     */
    public static Fault expiredToken() {
        return of(new FaultEffect.ExpiredToken());
    }

    /**
     * Adds a body to {@link #status}.
     *
     * @param contentType the type of the body, such as {@code text/html}
     * @param body the body, which is sent in UTF-8
     * @return a fault with this body
     * @throws IllegalArgumentException if an argument is null, {@code contentType} is blank, the fault is not a status, or
     *     the status cannot have a body
     */
    public Fault withBody(String contentType, String body) {
        given("contentType", contentType);
        if (body == null) {
            throw new IllegalArgumentException("body must not be null");
        }
        if (!(effect instanceof FaultEffect.Status status)) {
            throw new IllegalArgumentException("body is possible with a status alone, not with: " + effect);
        }
        if (status.status() == 204 || status.status() == 304) {
            throw new IllegalArgumentException("body is impossible with status " + status.status());
        }
        return with(new FaultEffect.Status(status.status(), contentType, body));
    }

    /**
     * Lets the service do its work before the fault: the client cannot know that the work is done.
     *
     * @return a fault after the work
     * @throws IllegalArgumentException if the fault is none of those that can come before and after the work; see the table
     *     above
     */
    public Fault afterWork() {
        if (effect instanceof FaultEffect.Throttle || effect instanceof FaultEffect.ExpiredToken) {
            throw new IllegalArgumentException("afterWork is impossible with " + effect + ": the work is never done");
        }
        if (effect instanceof FaultEffect.Slow
                || effect instanceof FaultEffect.Cut
                || effect instanceof FaultEffect.Duplicate) {
            throw new IllegalArgumentException("afterWork is impossible with " + effect + ": the work is always done");
        }
        return new Fault(effect, true, times, probability, seed);
    }

    /**
     * Sets how many requests get the fault. Default: 1.
     *
     * @param count the number of requests, 1 to 1,000,000
     * @return a fault with this count
     * @throws IllegalArgumentException if {@code count} is outside of the range
     */
    public Fault times(int count) {
        if (count < 1 || count > MOST_TIMES) {
            throw new IllegalArgumentException("count must be 1 to 1000000: " + count);
        }
        return new Fault(effect, afterWork, count, probability, seed);
    }

    /**
     * Leaves the choice of the requests to chance. The same seed chooses the same requests, counted per operation.
     *
     * @param share the probability of the fault for one request, more than 0 and at most 1
     * @param fromSeed the seed of the choice
     * @return a fault with this probability
     * @throws IllegalArgumentException if {@code share} is outside of the range
     */
    public Fault withProbability(double share, long fromSeed) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be more than 0 and at most 1: " + share);
        }
        return new Fault(effect, afterWork, times, share, fromSeed);
    }

    /** {@return what the fault does} */
    public FaultEffect effect() {
        return effect;
    }

    /** {@return whether the service does its work before the fault, where both is possible} */
    public boolean isAfterWork() {
        return afterWork;
    }

    /** {@return the number of requests that get the fault} */
    public int times() {
        return times;
    }

    /** {@return the probability of the fault for one request} */
    public double probability() {
        return probability;
    }

    /** {@return the seed of the choice by probability} */
    public long seed() {
        return seed;
    }

    /** {@return the effect in words, such as {@code reset after the work}} */
    @Override
    public String toString() {
        return effect + (afterWork ? " after the work" : "");
    }

    private Fault with(FaultEffect other) {
        return new Fault(other, afterWork, times, probability, seed);
    }

    private static String given(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be null or blank");
        }
        return text;
    }
}
