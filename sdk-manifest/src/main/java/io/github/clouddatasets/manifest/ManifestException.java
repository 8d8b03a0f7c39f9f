package io.github.clouddatasets.manifest;

/** A manifest holds a line that is no sample, and the reader does not skip such lines. */
public final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BadLine badLine;
    /** The line, as {@link #lineNumber()} gives it. */
    private final long lineNumber;

    ManifestException(BadLine badLine) {
        super("manifest " + badLine);
        this.badLine = badLine;
        this.lineNumber = badLine.number();
    }

    /** {@return the fault, and the line that has it} */
    public BadLine badLine() {
        return badLine;
    }

    /** {@return the number of the line, from 1; blank lines count} */
    public long lineNumber() {
        return lineNumber;
    }
}
