package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/**
 * Ends a transfer whose answer does not begin in time. Silence alone does not end it: a server that sends its headers, or
 * an error page, byte by byte is never silent.
 */
final class AnswerTimer extends AsyncTimeout {

    private final okhttp3.Call http;
    private boolean running;

    AnswerTimer(okhttp3.Call http, Duration limit) {
        this.http = http;
        timeout(Call.nanos(limit), TimeUnit.NANOSECONDS);
    }

    /** From the start, if it runs already. */
    void start() {
        stop();
        running = true;
        enter();
    }

    /** Whether it had run out. */
    boolean stop() {
        boolean ran = running;
        running = false;
        return ran && exit();
    }

    /** What ended the attempt: this timer if it has run out, else what was seen. */
    IOException reason(IOException seen) {
        if (!stop()) {
            return seen;
        }
        InterruptedIOException timeout = new InterruptedIOException("timeout");
        timeout.initCause(seen);
        return timeout;
    }

    @Override
    protected void timedOut() {
        http.cancel();
    }
}
