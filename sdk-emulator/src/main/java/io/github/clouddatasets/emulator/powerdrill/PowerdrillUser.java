package io.github.clouddatasets.emulator.powerdrill;

/** Where a request of Powerdrill says which user it is for. */
enum PowerdrillUser {
    /** Nowhere, as in some reads of v1. */
    NONE,
    QUERY,
    BODY,
    /** Both, with the same value. */
    QUERY_AND_BODY,
    /** Documented is the body; some clients cannot send one with DELETE and use the query. */
    BODY_OR_QUERY,
    /** A field of the form, which the operation reads itself. */
    FORM
}
