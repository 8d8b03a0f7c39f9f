package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.internal.Cancellation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says what an I/O error means: who ended the attempt, which clock ran out, and whether anything had been sent. */
final class FailureReader {

    private final Cancellation closing;
    private final Duration idleTimeout;
    private final Connections connections;

    FailureReader(Cancellation closing, ClientSettings settings, Connections connections) {
        this.closing = closing;
        this.idleTimeout = settings.idleTimeout();
        this.connections = connections;
    }

    /** What it means that reading an answer has failed a check of the HTTP client itself. */
    SdkException of(Attempt<?> attempt, RuntimeException e) {
        return of(attempt, new IOException("no HTTP answer: " + e.getMessage(), e));
    }

    SdkException of(Attempt<?> attempt, IOException e) {
        if (closing.isCancelled()) {
            return new CancelledException(
                    attempt.name() + ": the client was closed during the call" + attempt.facts(), e);
        }
        if (attempt.call.cancellation != null && attempt.call.cancellation.isCancelled()) {
            return new CancelledException(attempt.name() + ": cancelled" + attempt.facts(), e);
        }
        if (Thread.currentThread().isInterrupted()) { // as OkHttp, a virtual thread's socket or Interrupts has noticed
            return new CancelledException(
                    attempt.name() + ": the thread was interrupted during the call" + attempt.facts(), e);
        }
        boolean attemptOver = e instanceof DeadlineDns.TooSlow
                || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException));
        if (attemptOver && attempt.call.remainingNanos() <= 0) {
            return timeout(attempt, e, CallTimeoutException.Clock.CALL, attempt.call.timeout);
        }
        if (!attempt.sent) {
            return notConnected(attempt, e);
        }
        if (attemptOver) {
            return timeout(attempt, e, CallTimeoutException.Clock.ATTEMPT, answerLimit(attempt));
        }
        if (e instanceof SocketTimeoutException) {
            return timeout(attempt, e, CallTimeoutException.Clock.IDLE, idleTimeout);
        }
        return new ConnectionLostException(
                attempt.name() + ": the connection to " + attempt.authority()
                        + " broke before the answer was complete (" + reason(e) + ")" + attempt.facts(),
                e);
    }

    /** How long an answer may take: the attempt's time, but where silence is patiently borne, as long as that at least. */
    Duration answerLimit(Attempt<?> attempt) {
        boolean patient = attempt.call.op.manner.clock() == Manner.Clock.IDLE
                && idleTimeout.compareTo(attempt.call.attemptTimeout) > 0;
        return patient ? idleTimeout : attempt.call.attemptTimeout;
    }

    private CallTimeoutException timeout(
            Attempt<?> attempt, IOException e, CallTimeoutException.Clock clock, Duration limit) {
        connections.leave(attempt);
        String what = switch (clock) {
            case CALL -> "the call's timeout";
            case ATTEMPT -> "the attempt's timeout";
            case IDLE -> "the idle timeout";
        };
        return new CallTimeoutException(
                attempt.name() + ": " + what + " of " + limit + " ran out" + attempt.facts(), e, clock, limit);
    }

    private NotConnectedException notConnected(Attempt<?> attempt, IOException e) {
        String target = attempt.authority();
        if (attempt.unprocessed) {
            return new NotConnectedException(
                    attempt.name() + ": " + target + " has turned the request away unprocessed (" + reason(e) + ")"
                            + attempt.facts(),
                    e,
                    true);
        }
        boolean trust = isTrustFailure(e);
        String proxy = connections.proxy(attempt.url);
        String way = proxy == null ? "" : " through the proxy " + proxy;
        String what;
        if (e instanceof DeadlineDns.TooSlow) {
            what = reason(e);
        } else if (e instanceof UnknownHostException) {
            what = proxy == null
                    ? "the host " + attempt.host() + " is unknown"
                    : "a host is unknown on the way to " + target + way + " (" + reason(e) + ")";
        } else if (trust) {
            what = "the TLS certificate of " + target + " is not trusted" + way + " (" + reason(e) + ")";
        } else if (e instanceof SSLException) {
            what = "no TLS connection to " + target + way + " (" + reason(e) + ")";
        } else {
            what = "no connection to " + target + way + " (" + reason(e) + ")";
        }
        return new NotConnectedException(
                attempt.name() + ": " + what + ", nothing was sent" + attempt.facts(), e, !trust);
    }

    private static boolean isTrustFailure(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
