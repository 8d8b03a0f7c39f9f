package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.Converter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a field in the way that its {@code @JsonDeserialize} names. One that throws costs its field and no more. */
abstract class Special extends ValueReader {

    private final Class<?> type;

    private Special(Class<?> type) {
        this.type = type;
    }

    abstract @Nullable Object special(JsonParser json, JsonToken start, Decoding decoding) throws IOException;

    @Override
    final @Nullable Object read(JsonParser json, JsonToken start, Decoding decoding, boolean entry) throws IOException {
        JsonStreamContext here = json.getParsingContext();
        JsonStreamContext around = start.isStructStart() ? here.getParent() : here;
        int at = decoding.top;
        try {
            return special(json, start, decoding);
        } catch (IOException | RuntimeException e) {
            decoding.close(at);
            Guard.passOver(json, start, around, e);
            Absence.ofRefused(json, start, type, e, entry);
            return null;
        }
    }

    static final class Reading extends Special {

        private final FieldReader<?> reader;

        Reading(FieldReader<?> reader, Class<?> type) {
            super(type);
            this.reader = reader;
        }

        @Override
        @Nullable
        Object special(JsonParser json, JsonToken start, Decoding decoding) throws IOException {
            return reader.read(json);
        }
    }

    static final class Converting extends Special {

        private final ValueReader input;
        private final Converter<Object, ?> converter;

        @SuppressWarnings("unchecked") // the converter takes what the reader of its input type gives
        Converting(ValueReader input, Converter<?, ?> converter, Class<?> type) {
            super(type);
            this.input = input;
            this.converter = (Converter<Object, ?>) converter;
        }

        @Override
        @Nullable
        Object special(JsonParser json, JsonToken start, Decoding decoding) throws IOException {
            Object value = input.read(json, start, decoding, false);
            return value == null ? null : converter.convert(value);
        }
    }
}
