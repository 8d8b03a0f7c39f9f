package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a type that is one text or one number on the wire: text from any scalar as it was written, a number from text. */
final class WireValueReader extends StdScalarDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    private final transient ValueInstantiator maker;
    private final boolean number;

    private WireValueReader(JavaType type, ValueInstantiator maker, boolean number) {
        super(type);
        this.maker = maker;
        this.number = number;
    }

    /** A reader for a type that {@code maker} makes of a text or, for {@code number}, of an {@code Integer}; else null. */
    static @Nullable WireValueReader of(JavaType type, ValueInstantiator maker, boolean number) {
        if (number) {
            return maker.canCreateFromInt() || maker.canCreateUsingDelegate()
                    ? new WireValueReader(type, maker, true)
                    : null;
        }
        return maker.canCreateFromString() || maker.canCreateUsingDelegate()
                ? new WireValueReader(type, maker, false)
                : null;
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!number) {
            String text = json.getText();
            return maker.canCreateFromString()
                    ? maker.createFromString(context, text)
                    : maker.createUsingDelegate(context, text);
        }
        Integer value = Scalar.INTEGER.read(json, json.currentToken());
        if (value == null) {
            return null;
        }
        return maker.canCreateFromInt()
                ? maker.createFromInt(context, value)
                : maker.createUsingDelegate(context, value);
    }
}
