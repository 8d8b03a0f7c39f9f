package io.github.clouddatasets.emulator.standalone;

/** The program cannot start: the message is one line that says what to do. */
final class StartException extends Exception {

    private static final long serialVersionUID = 1;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
