package io.github.clouddatasets.datasets.common;

/**
 * What the service's {@code offset} counts. The documentation says pages, one public client counts records; nobody could
 * confirm either. Wrongly taken, records would be skipped or read twice, so by default the client finds out.
 */
public enum OffsetMode {
    /** Find out from the first listing that has a second page, and remember. Nothing is skipped or repeated. */
    AUTO,
    /** {@code offset=1} is the second page. */
    PAGE,
    /** {@code offset=1} is the second record. */
    RECORD
}
