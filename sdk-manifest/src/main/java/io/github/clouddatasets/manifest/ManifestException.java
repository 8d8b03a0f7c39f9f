package io.github.clouddatasets.manifest;

/** A manifest holds a line that is no sample, and the reader was not told to skip such lines. */
public final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BadLine badLine;
    private final long lineNumber;

    ManifestException(BadLine badLine) {
        super("manifest " + badLine);
        this.badLine = badLine;
        this.lineNumber = badLine.number();
    }

    /** What is wrong, and with which line. */
    public BadLine badLine() {
        return badLine;
    }

    /** Number of the line, from 1; blank lines count. */
    public long lineNumber() {
        return lineNumber;
    }
}
