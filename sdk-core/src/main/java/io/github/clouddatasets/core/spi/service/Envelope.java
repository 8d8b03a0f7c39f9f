package io.github.clouddatasets.core.spi.service;

import com.fasterxml.jackson.core.JsonParser;
import io.github.clouddatasets.core.spi.value.Decoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a service wraps its answers: bare JSON, {@code {code, data, msg}}, a JSON:API document. */
public interface Envelope {

    /**
     * Reads an answer with a 2xx status. By default the body is the value itself, or empty.
     *
     * @param body a parser before the first token
     * @param decoder of the value; null if the operation returns nothing
     * @return the value; null if there is none
     * @throws ServiceFault if the answer is a refusal after all
     * @throws IOException if the bytes are not what was promised, or the connection broke
     */
    default @Nullable Object read(JsonParser body, @Nullable Decoder<?> decoder) throws IOException, ServiceFault {
        return decoder == null || body.nextToken() == null ? null : decoder.read(body);
    }

    /**
     * Finds code and text in the body of a refusal. Must not throw, whatever the text is.
     *
     * @param status the HTTP status
     * @param body the text, possibly empty, HTML or cut
     * @return the code and the text, each null if there is none
     */
    ErrorBody error(int status, String body);

    /**
     * Looks for a refusal in an answer of a 2xx status. Asked for answers that {@link #mayRefuse}, that {@link #read} cannot
     * read, or that the caller decodes himself. Must not throw, whatever the text is. By default there is none.
     *
     * @param body the text
     * @return the refusal; null if it is none
     */
    default @Nullable ErrorBody refusal(String body) {
        return null;
    }

    /**
     * Whether an answer of a 2xx status is to be looked at by {@link #refusal} before it is read: a quick look, since nearly
     * every answer is what it seems to be. By default false: {@link #read} itself finds what the service hides.
     *
     * @param start the answer's bytes, or the first of many
     * @return true for an answer that may be a refusal
     */
    default boolean mayRefuse(byte[] start) {
        return false;
    }

    /**
     * Whether the body of a successful answer without a value has to be read, since it may hide a refusal.
     *
     * @return false by default
     */
    default boolean hidesRefusals() {
        return false;
    }

    /**
     * {@code Accept} of requests: every media type in which the service documents answers.
     *
     * @return the value
     */
    default String accept() {
        return "application/json";
    }

    /**
     * {@code Content-Type} of requests.
     *
     * @param hasBody whether the request has a body
     * @return the value; null where requests without a body must have none
     */
    default @Nullable String contentType(boolean hasBody) {
        return hasBody ? "application/json" : null;
    }
}
