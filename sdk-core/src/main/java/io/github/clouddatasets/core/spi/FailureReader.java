package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
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

    FailureReader(Cancellation closing, Duration idleTimeout) {
        this.closing = closing;
        this.idleTimeout = idleTimeout;
    }

    SdkException of(Call<?> call, IOException e) {
        if (closing.isCancelled()) {
            return new CancelledException(call.name() + ": the client was closed during the call" + call.facts(), e);
        }
        if (call.cancellation != null && call.cancellation.isCancelled()) {
            return new CancelledException(call.name() + ": cancelled" + call.facts(), e);
        }
        if (Thread.currentThread().isInterrupted()) { // as OkHttp, a virtual thread's socket or Interrupts has noticed
            return new CancelledException(
                    call.name() + ": the thread was interrupted during the call" + call.facts(), e);
        }
        boolean attemptOver = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
        if (attemptOver && call.remainingNanos() <= 0) {
            return timeout(call, e, CallTimeoutException.Clock.CALL, call.timeout);
        }
        if (!call.sent) {
            return notConnected(call, e);
        }
        if (attemptOver) {
            return timeout(call, e, CallTimeoutException.Clock.ATTEMPT, answerLimit(call));
        }
        if (e instanceof SocketTimeoutException) {
            return timeout(call, e, CallTimeoutException.Clock.IDLE, idleTimeout);
        }
        return new ConnectionLostException(
                call.name() + ": the connection to " + call.authority() + " broke before the answer was complete ("
                        + reason(e) + ")" + call.facts(),
                e);
    }

    /** How long an answer may take: the attempt's time, but where silence is patiently borne, as long as that at least. */
    Duration answerLimit(Call<?> call) {
        boolean patient = call.op.clock == Op.Clock.IDLE && idleTimeout.compareTo(call.attemptTimeout) > 0;
        return patient ? idleTimeout : call.attemptTimeout;
    }

    private static CallTimeoutException timeout(
            Call<?> call, IOException e, CallTimeoutException.Clock clock, Duration limit) {
        String what = switch (clock) {
            case CALL -> "the call's timeout";
            case ATTEMPT -> "the attempt's timeout";
            case IDLE -> "the idle timeout";
        };
        return new CallTimeoutException(
                call.name() + ": " + what + " of " + limit + " ran out" + call.facts(), e, clock, limit);
    }

    private static NotConnectedException notConnected(Call<?> call, IOException e) {
        boolean trust = isTrustFailure(e);
        String what;
        if (e instanceof UnknownHostException) {
            what = "the host " + call.host() + " is unknown";
        } else if (trust) {
            what = "the TLS certificate of " + call.authority() + " is not trusted (" + reason(e) + ")";
        } else if (e instanceof SSLException) {
            what = "no TLS connection to " + call.authority() + " (" + reason(e) + ")";
        } else {
            what = "no connection to " + call.authority() + " (" + reason(e) + ")";
        }
        return new NotConnectedException(call.name() + ": " + what + ", nothing was sent" + call.facts(), e, !trust);
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
