package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.core.spi.Api;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes calls that are safe to make again, and waits out an outage of the service: for as long as the patience lasts without a
 * success of any call of the run. A failure that comes back while other calls succeed belongs to the item.
 */
final class Patience {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** How often a call fails, while other calls succeed, until the failure is taken for the item's own. */
    private static final int TRIES = 5;

    private final Duration patience;
    private final Consumer<SdkException> outage;

    private final Object lock = new Object();
    private long successes;
    private long lastSuccess;
    private boolean anySuccess;

    /**
     * Starts with nothing lost.
     *
     * @param outage hears of failures that are waited out, from one thread at a time
     */
    Patience(Duration patience, Consumer<SdkException> outage) {
        this.patience = patience;
        this.outage = outage;
    }

    /**
     * Makes a call.
     *
     * @param api a view for the pauses
     * @param call the call: safe to make again, whatever became of it
     * @throws EndOfRun if the failure concerns the whole run
     */
    <T> T call(Api api, Supplier<T> call) {
        long begun = api.nanoTime();
        long succeededBefore = successes();
        Duration wait = FIRST;
        for (int tries = 1; ; tries++) {
            try {
                T result = call.get();
                success(api.nanoTime());
                return result;
            } catch (CancelledException e) {
                throw e;
            } catch (AuthenticationException | PermissionDeniedException | UnavailableApiException e) {
                throw new EndOfRun(e);
            } catch (IllegalStateException e) { // the client is closed
                throw new EndOfRun(e);
            } catch (SdkException refusal) {
                SdkException e = cause(refusal);
                boolean othersSucceed = successes() > succeededBefore;
                if (!mayPass(e) || ((othersSucceed || !isAway(e)) && tries >= TRIES)) {
                    throw e;
                }
                if (!othersSucceed && api.nanoTime() - lastSuccess(begun) > patience.toNanos()) {
                    throw new EndOfRun(e);
                }
                told(e);
            }
            api.pause(wait, "an import");
            wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        }
    }

    /** An upload is refused since its resource is taken, and the look at the record that could tell by whom has failed. */
    private static SdkException cause(SdkException refusal) {
        for (Throwable suppressed : refusal.getSuppressed()) {
            if (suppressed instanceof SdkException look) {
                return look;
            }
        }
        return refusal;
    }

    /** Whether a failure is not that of one item: it may pass, or all items will meet it. */
    static boolean concernsMore(SdkException e) {
        return mayPass(cause(e))
                || e instanceof AuthenticationException
                || e instanceof PermissionDeniedException
                || e instanceof UnavailableApiException;
    }

    private static boolean mayPass(SdkException e) {
        return e.retryable() && (isAway(e) || e instanceof ServerException);
    }

    /** Whether nobody answered, or somebody in front of the service did. */
    private static boolean isAway(SdkException e) {
        if (e instanceof NotConnectedException
                || e instanceof ConnectionLostException
                || e instanceof CallTimeoutException
                || e instanceof RateLimitedException) {
            return true;
        }
        int status = e instanceof ApiException refusal ? refusal.httpStatus() : 0;
        return status == 408 || status == 502 || status == 503 || status == 504;
    }

    private void told(SdkException failure) {
        try {
            synchronized (lock) {
                outage.accept(failure);
            }
        } catch (RuntimeException ofTheListener) {
            throw new EndOfRun(ofTheListener);
        }
    }

    private void success(long now) {
        synchronized (lock) {
            successes++;
            lastSuccess = now;
            anySuccess = true;
        }
    }

    private long successes() {
        synchronized (lock) {
            return successes;
        }
    }

    /** The later of the last success and the begin of the call. */
    private long lastSuccess(long begun) {
        synchronized (lock) {
            return anySuccess && lastSuccess - begun > 0 ? lastSuccess : begun;
        }
    }
}
