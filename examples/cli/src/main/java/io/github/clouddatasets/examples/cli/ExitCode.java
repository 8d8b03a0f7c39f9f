package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CallTimeoutException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.NotConnectedException;
import io.github.clouddatasets.core.PollingException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ParameterException;

/** The exit codes of every command, which docs/cli.md documents. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_CONNECTED = 3;
    static final int NOT_ALLOWED = 4;
    static final int NOT_FOUND = 5;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code that a command ends with when it throws this. */
    static int of(Throwable failure) {
        if (failure instanceof ApiException refusal) {
            return switch (refusal.kind()) {
                case AUTHENTICATION, PERMISSION_DENIED -> NOT_ALLOWED;
                case NOT_FOUND -> NOT_FOUND;
                default -> FAILED;
            };
        }
        if (failure instanceof PollingException polling) {
            return polling.reason() == PollingException.Reason.DEADLINE ? NOT_CONNECTED : FAILED;
        }
        if (failure instanceof NotConnectedException
                || failure instanceof ConnectionLostException
                || failure instanceof CallTimeoutException) {
            return NOT_CONNECTED;
        }
        if (failure instanceof CancelledException) {
            return INTERRUPTED;
        }
        if (failure instanceof IllegalArgumentException || failure instanceof ParameterException) {
            return USAGE;
        }
        Throwable file = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return file instanceof NoSuchFileException ? NOT_FOUND : FAILED;
    }
}
