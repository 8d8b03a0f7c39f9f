package io.github.clouddatasets.manifest;

/**
 * A line of a manifest that is no sample.
 *
 * @param number number of the line, from 1; blank lines count
 * @param reason kind of the fault
 * @param message the fault, in one line without the text of the line
 * @param text the line, or its first 200 characters; it may hold data that does not belong in a log
 */
public record BadLine(long number, Reason reason, String message, String text) {

    /** Kinds of faults. */
    public enum Reason {
        /** The line is longer than the reader's limit; the reader has passed over it without holding it. */
        TOO_LONG,
        /** The line is not UTF-8. */
        NOT_UTF8,
        /** The line is not JSON, or more than one value. */
        NOT_JSON,
        /** The line is JSON but no sample: not an object, without a source, or with annotations that are no list. */
        NOT_A_SAMPLE
    }

    /** Refuses a missing value. {@inheritDoc} */
    public BadLine {
        Check.required("reason", reason);
        Check.required("message", message);
        Check.required("text", text);
    }

    /** The number and the fault, for example {@code line 17: the field source is missing or not text}. */
    @Override
    public String toString() {
        return "line " + number + ": " + message;
    }
}
