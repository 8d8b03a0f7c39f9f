package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes absent what Jackson's own readers of text, times and other scalars would refuse. */
final class UnexpectedShapes extends DeserializationProblemHandler {

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType target, JsonToken token, JsonParser json, @Nullable String message)
            throws IOException {
        Absence.of(json, Absence.shape(token), target.getRawClass());
        json.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, @Nullable String message) {
        Absence.of(context.getParser(), "text", target);
        return null;
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> target, Number value, @Nullable String message) {
        Absence.of(context.getParser(), "number", target);
        return null;
    }
}
