package io.github.clouddatasets.emulator.store;

/** A state that cannot be read or written. The message is one line, and says what to do. */
public final class StateException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
