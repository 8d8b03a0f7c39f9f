package io.github.clouddatasets.emulator.journal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a recorded request. The {@code Date} and the length are missing, since the HTTP server adds them.
 *
 * @param status the HTTP status; 0 for no answer
 * @param headers the header fields, names in lower case, with secrets replaced by {@code ***}
 * @param body the beginning of the body, with secrets replaced by {@code ***}
 */
public record RecordedAnswer(int status, Map<String, List<String>> headers, RecordedBody body) {

    /** No answer: the status is 0, and there are neither headers nor a body. */
    public static final RecordedAnswer NONE = new RecordedAnswer(0, Map.of(), new RecordedBody(new byte[0], 0));

    /**
     * Copies the header fields.
     *
     * @param status the HTTP status
     * @param headers the header fields
     * @param body the beginning of the body
     * @throws IllegalArgumentException if {@code headers} or {@code body} is null
     */
    public RecordedAnswer {
        RecordedRequest.requireGiven("headers", headers);
        RecordedRequest.requireGiven("body", body);
        headers = Map.copyOf(headers);
    }

    /**
     * Finds a header field.
     *
     * @param name the name, in any case
     * @return the first value; empty if the answer had no such field
     * @throws IllegalArgumentException if {@code name} is null
     */
    public Optional<String> header(String name) {
        RecordedRequest.requireGiven("name", name);
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
