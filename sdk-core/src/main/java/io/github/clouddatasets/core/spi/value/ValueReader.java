package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads values of one kind, wherever they are in a document: as a field, or as an entry of a list or a map. */
public abstract class ValueReader {

    ValueReader() {}

    /**
     * Reads a value that is not null.
     *
     * @param json a parser at the first token of the value; left at its last one
     * @param start that token
     * @param decoding the document so far
     * @param entry whether the value is an entry of a list or a map
     * @return the value; null if it cannot be read, which is written down
     * @throws IOException if the bytes are no JSON, a limit is broken, or the connection
     */
    abstract @Nullable Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry)
            throws IOException;

    /** What a JSON null stands for. */
    @Nullable
    Object ofNull() {
        return null;
    }

    /** Whether a value is written as text, a number or a boolean, so that one may be a list of one. */
    boolean isScalar() {
        return false;
    }
}
