package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads text, and numbers and booleans as they were written. */
final class Text extends ValueReader {

    static final Text TEXT = new Text();

    private Text() {}

    @Override
    @Nullable
    Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
        if (start.isStructStart()) {
            Absence.of(json, Absence.shape(start), String.class);
            json.skipChildren();
            return null;
        }
        return start == JsonToken.VALUE_STRING ? decoding.text(json) : json.getText();
    }

    @Override
    boolean isScalar() {
        return true;
    }
}
