package io.github.clouddatasets.core.spi.service;

import java.util.Set;

/**
 * A request and the body that refused it: what the meaning of a refusal can depend on beside status and code.
 *
 * @param method {@code GET}, {@code POST} and so on
 * @param path the encoded path, ids among it
 * @param query the names of the query's parameters, decoded
 * @param body the text of the refusal; empty if there is none
 * @param attempts how many attempts there were, this one among them
 */
public record Exchanged(String method, String path, Set<String> query, String body, int attempts) {

    /** Copies the names. {@inheritDoc} */
    public Exchanged {
        query = Set.copyOf(query);
    }

    /**
     * Whether a text is one of the path's segments.
     *
     * @param segment the encoded text
     * @return true if the request names it
     */
    public boolean names(String segment) {
        return ("/" + path + "/").contains("/" + segment + "/");
    }

    /**
     * Whether somebody else than the service has answered, such as a gateway or a web server: the body is a page, or words
     * without a code.
     *
     * @param error what was found in the body
     * @return true for an answer that is none of the service's
     */
    boolean isForeign(ErrorBody error) {
        String text = body.strip();
        if (error.code() != null || text.isEmpty()) {
            return false;
        }
        if (text.charAt(0) == '{') {
            return error.message() != null && !error.message().isBlank();
        }
        return text.charAt(0) == '<' || (Character.isLetterOrDigit(text.charAt(0)) && text.indexOf(' ') > 0);
    }
}
