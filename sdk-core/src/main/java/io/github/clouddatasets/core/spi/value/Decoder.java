package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document of one type.
 *
 * @param <T> the type
 */
public interface Decoder<T> {

    /**
     * Reads one value.
     *
     * @param json a parser before the document or at its first token; left at its end
     * @return the value; null for a JSON null, and where there is nothing
     * @throws IOException if the value is not of the type, the bytes are no JSON, or the connection broke
     */
    @Nullable
    T read(JsonParser json) throws IOException;

    /**
     * Reads a text.
     *
     * @param text the document
     * @return the value; null for a JSON null, and for an empty text
     * @throws IOException if the value is not of the type, or the text is no JSON
     */
    default @Nullable T read(String text) throws IOException {
        try (JsonParser json = Json.SNAKE.parser(text)) {
            return read(json);
        }
    }

    /** {@return the same by databind, which gives the same values, refusals and log lines: tests compare the two} */
    default Decoder<T> byDatabind() {
        return this;
    }
}
