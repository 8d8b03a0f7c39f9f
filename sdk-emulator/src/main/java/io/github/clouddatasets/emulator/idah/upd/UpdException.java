package io.github.clouddatasets.emulator.idah.upd;

/** An export that the exporter of the real server cannot make, either. Its job ends as errored, without a reason. */
public final class UpdException extends Exception {

    private static final long serialVersionUID = 1L;

    UpdException(String message) {
        super(message);
    }

    UpdException(String message, Throwable cause) {
        super(message, cause);
    }
}
