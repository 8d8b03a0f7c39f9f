package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.value.HttpDate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Op#stream}: read them, then close. Errors come out as {@code SdkException}. */
public final class Download implements AutoCloseable {

    private static final Pattern STRONG_TAG = Pattern.compile("\"[!#-~]*\"");
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\\*)");

    /** Two states may share one time of change unless that time is well before the answer: RFC 9110, 8.8.2.2. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final Attempt<?> attempt;
    private final Response response;
    private final BufferedSource bytes;
    private final long length;
    private final FailureReader failures;
    private final Runnable abort;
    private volatile boolean aborted;
    private final Runnable released;

    Download(
            Attempt<?> attempt,
            Response response,
            ResponseBody body,
            FailureReader failures,
            Runnable abort,
            Runnable released) {
        this.attempt = attempt;
        this.response = response;
        this.bytes = body.source();
        this.length = body.contentLength();
        this.failures = failures;
        this.abort = abort;
        this.released = released;
        attempt.reading(false);
    }

    /** The length that the service announces; -1 if it announces none. */
    long length() {
        return length;
    }

    /** The {@code Content-Disposition} header; null if there is none. */
    @Nullable
    String disposition() {
        return response.header("Content-Disposition");
    }

    /** Whether these are not all the bytes. */
    boolean isPartial() {
        return response.code() == 206;
    }

    /**
     * Whether these bytes begin at this place and are what their range says, of a whole of this length. A negative length is
     * unknown; then the range must name the whole's, because a part of an unknown whole need not be its end.
     */
    boolean continuesAt(long start, long total) {
        Matcher range = range();
        if (!range.matches()) {
            return false;
        }
        long end = Long.parseLong(range.group(2));
        long whole = wholeLength();
        boolean sameWhole = whole < 0 ? total >= 0 : total < 0 || whole == total;
        return sameWhole
                && Long.parseLong(range.group(1)) == start
                && end >= start
                && end < Math.max(whole, total)
                && (length < 0 || length == end - start + 1);
    }

    /** The place after the last byte of the part's range; only for one that {@link #continuesAt} a place. */
    long end() {
        Matcher range = range();
        return range.matches() ? Long.parseLong(range.group(2)) + 1 : -1;
    }

    /** The length of the whole that a part names; -1 if it names none. */
    long wholeLength() {
        Matcher range = range();
        return range.matches() && !range.group(3).equals("*") ? Long.parseLong(range.group(3)) : -1;
    }

    private Matcher range() {
        return CONTENT_RANGE.matcher(String.valueOf(response.header("Content-Range")));
    }

    /** The {@code Last-Modified} header; null if there is none. */
    @Nullable
    String changed() {
        return response.header("Last-Modified");
    }

    /**
     * Whether these bytes are of the whole that the validator and the time of change are those of. A server that knows ranges
     * repeats a tag in each part, but need not repeat a time of change.
     */
    boolean isOf(@Nullable String validator, @Nullable String changed) {
        if (validator == null || isPacked()) {
            return false;
        }
        String now = changed();
        if (now != null && changed != null && !now.equals(changed)) {
            return false;
        }
        String tag = response.header("ETag");
        return validator.startsWith("\"") ? validator.equals(tag) : tag == null;
    }

    /** Whether the bytes are not those of the file. */
    boolean isPacked() {
        return response.headers("Content-Encoding").stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .anyMatch(encoding -> !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity"));
    }

    /** The value of {@code If-Range} for a request for the rest; null if the service sends the whole only. */
    @Nullable
    String validator() {
        if (isPacked() || !"bytes".equalsIgnoreCase(response.header("Accept-Ranges"))) {
            return null;
        }
        String tag = response.header("ETag");
        if (tag != null) {
            return STRONG_TAG.matcher(tag).matches() ? tag : null;
        }
        String changed = response.header("Last-Modified");
        String date = response.header("Date");
        if (changed == null || date == null) {
            return null;
        }
        Instant changedAt = HttpDate.parse(changed);
        Instant now = HttpDate.parse(date);
        boolean settled =
                changedAt != null && now != null && !changedAt.plus(SETTLED).isAfter(now);
        return settled ? changed : null;
    }

    /** Reads some bytes; -1 at the end. */
    int read(ByteBuffer target) {
        attempt.reading(true);
        try {
            int n = bytes.read(target);
            if (n >= 0) {
                attempt.bytesReceived += n;
            } else {
                ended(null);
            }
            return n;
        } catch (IOException e) {
            throw failed(aborted ? closedMeanwhile(e) : failures.of(attempt, e));
        } catch (RuntimeException e) { // OkHttp's and Okio's checks throw these at what no HTTP server would send
            throw failed(failures.of(attempt, e));
        } finally {
            attempt.reading(false);
        }
    }

    private SdkException failed(SdkException failure) {
        ended(failure);
        return failure;
    }

    private CancelledException closedMeanwhile(IOException e) {
        return new CancelledException(
                attempt.name() + ": the stream was closed while it was read" + attempt.facts(), e);
    }

    /** The attempt that these bytes answer. */
    Attempt<?> attempt() {
        return attempt;
    }

    /** Closes the socket under whoever reads. May come from any thread; {@link #close} has to follow. */
    void abort() {
        aborted = true;
        abort.run();
    }

    @Override
    public void close() {
        released.run();
        attempt.end(response);
        ended(null);
    }

    private void ended(@Nullable SdkException failure) {
        if (attempt.call.events != null) {
            attempt.call.events.bodyEnded(attempt, failure);
        }
    }
}
