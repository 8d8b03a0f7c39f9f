package io.github.clouddatasets.datasets.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.clouddatasets.core.spi.value.FieldReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The mark of hard examples on the wire: a number or a boolean on samples, text on labels ({@code "0"}, {@code "1"},
 * {@code "false"}, {@code "true"}). Users see a boolean.
 */
public final class HardMark {

    private HardMark() {}

    /** Reads any of these forms. A value of another form is absent. */
    public static final class Reader extends FieldReader<Boolean> {

        @Override
        public @Nullable Boolean read(JsonParser json) throws IOException {
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
                return null;
            }
            return switch (json.getText()) {
                case "1", "1.0", "true" -> true;
                case "0", "0.0", "false" -> false;
                default -> null;
            };
        }
    }

    /** Writes {@code 0} or {@code 1}. */
    public static final class AsNumber extends JsonSerializer<Boolean> {

        @Override
        public void serialize(Boolean flag, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeNumber(flag ? 1 : 0);
        }
    }

    /** Writes {@code "0"} or {@code "1"}. */
    public static final class AsDigitText extends JsonSerializer<Boolean> {

        @Override
        public void serialize(Boolean flag, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(flag ? "1" : "0");
        }
    }
}
