package io.github.clouddatasets.core.spi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;

/**
 * Ends a transfer whose answer does not begin in time. A limit on silence is not enough: a server that sends its headers, or
 * an error page, byte by byte is never silent.
 */
final class AnswerTimer extends AsyncTimeout {

    private final okhttp3.Call http;
    private boolean running;

    AnswerTimer(okhttp3.Call http, Duration limit) {
        this.http = http;
        timeout(Call.nanos(limit), TimeUnit.NANOSECONDS);
    }

    /** Starts the timer; one that runs starts anew. */
    void start() {
        stop();
        running = true;
        enter();
    }

    /** Stops the timer, and says whether the time was over. */
    boolean stop() {
        boolean ran = running;
        running = false;
        return ran && exit();
    }

    /** Why the attempt ended: for this timer, if its time is over, else for the given reason. */
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
