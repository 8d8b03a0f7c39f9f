package io.github.clouddatasets.datasets.common;

/**
 * The unit of the service's {@code offset}. The documentation says pages, one public client counts records; neither
 * could be confirmed. A wrong unit would skip records or read them twice, so by default the client finds the unit out.
 */
public enum OffsetMode {
    /**
     * The client finds the unit out with the first listing that has a second page, and keeps it. No record is lost or
     * repeated.
     */
    AUTO,
    /** {@code offset=1} is the second page. */
    PAGE,
    /** {@code offset=1} is the second record. */
    RECORD
}
