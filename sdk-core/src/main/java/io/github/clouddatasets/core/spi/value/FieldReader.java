package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a field that is spelled in a way of its own: named by {@code @JsonDeserialize(using = …)} on a component. One that
 * throws costs its field and no more.
 *
 * @param <T> the type of the field
 */
public abstract class FieldReader<T> extends JsonDeserializer<T> {

    /** Made by the JSON library, and by generated code. */
    protected FieldReader() {}

    /**
     * Reads the value.
     *
     * @param json a parser at the first token of the value, which is not null; to be left at its last token
     * @return the value; null if it is absent
     * @throws IOException if the bytes are no JSON or the connection broke
     */
    public abstract @Nullable T read(JsonParser json) throws IOException;

    @Override
    public final @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return read(json);
    }
}
