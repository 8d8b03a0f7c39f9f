package io.github.clouddatasets.emulator.http;

import java.util.List;
import java.util.Optional;

/** The refusals of a service, each in the envelope in which the operation answers errors. */
public interface Refusals {

    /**
     * The refusal with an error code, in its documented status.
     *
     * @param message the text; empty for the usual one
     * @return empty if the service has no such code
     */
    Optional<Answer> error(String operation, String code, Optional<String> message);

    /** The codes that {@link #error} knows. */
    List<String> codes();

    /** The refusal of one request too many. */
    Answer throttled(String operation);

    /** The refusal of expired credentials. */
    Answer expired(String operation);
}
