package io.github.clouddatasets.emulator.powerdrill;

/** The place of the user id in a request to Powerdrill. */
enum PowerdrillUser {
    /** No user id, as in some reads of v1. */
    NONE,
    QUERY,
    BODY,
    /** Query and body, with the same value. */
    QUERY_AND_BODY,
    /** The body, as documented, or the query, for clients that cannot send a body with DELETE. */
    BODY_OR_QUERY,
    /** A field of the form; the operation reads the form itself. */
    FORM
}
