package io.github.clouddatasets.datasets.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.clouddatasets.core.spi.value.FieldReader;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers that are text on the wire, without an exponent. */
public final class PlainNumber {

    private PlainNumber() {}

    /**
     * The text of a number.
     *
     * @param number a number, or null
     * @return the number without an exponent; null for null
     */
    public static @Nullable String text(@Nullable Double number) {
        return number == null ? null : BigDecimal.valueOf(number).toPlainString();
    }

    /** Reads text or a number. A value of another form is absent. */
    public static final class Reader extends FieldReader<Double> {

        @Override
        public @Nullable Double read(JsonParser json) throws IOException {
            if (json.currentToken().isStructStart()) {
                json.skipChildren();
                return null;
            }
            try {
                return Double.valueOf(json.getText());
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    /** Writes text. */
    public static final class Writer extends JsonSerializer<Double> {

        @Override
        public void serialize(Double number, JsonGenerator json, SerializerProvider serializers) throws IOException {
            json.writeString(text(number));
        }
    }
}
