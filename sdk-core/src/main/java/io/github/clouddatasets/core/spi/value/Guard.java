package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the reader of one type. A value of another shape, or a value that the reader refuses, becomes absent, and reading
 * goes on behind the value. The root of an answer is never absent: there the refusal is thrown. Bytes that are no JSON, a
 * broken limit and a broken connection are always thrown.
 */
final class Guard extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    /** What the JSON of a type begins with. */
    enum Shape {
        OBJECT,
        ARRAY,
        SCALAR,
        /** Whatever the reader itself makes something of. */
        ANY
    }

    private final Shape shape;

    /** Null until the property is known, for a reader named by an annotation. */
    private final @Nullable JavaType type;

    /** The field that holds the value, or the list it is an entry of; null for the root and for entries of a root list. */
    private final @Nullable BeanProperty property;

    /** Whether the value's fields are among those of the object around it. */
    private final boolean unwrapped;

    Guard(JsonDeserializer<?> reader, @Nullable JavaType type, Shape shape) {
        this(reader, type, shape, null, false);
    }

    private Guard(
            JsonDeserializer<?> reader,
            @Nullable JavaType type,
            Shape shape,
            @Nullable BeanProperty property,
            boolean unwrapped) {
        super(reader);
        this.type = type;
        this.shape = shape;
        this.property = property;
        this.unwrapped = unwrapped;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
        return new Guard(reader, type, shape, property, unwrapped);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty holder)
            throws JsonMappingException {
        JavaType known = type != null || holder == null ? type : holder.getType();
        JsonDeserializer<?> reader = context.handleSecondaryContextualization(_delegatee, holder, known);
        return new Guard(reader, known, shape, holder, unwrapped);
    }

    @Override
    @SuppressWarnings("unchecked") // as in the class above: a reader of objects
    public JsonDeserializer<Object> unwrappingDeserializer(NameTransformer names) {
        return (JsonDeserializer<Object>)
                (JsonDeserializer<?>) new Guard(_delegatee.unwrappingDeserializer(names), type, shape, property, true);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonToken start = json.currentToken();
        JsonStreamContext here = json.getParsingContext();
        JsonStreamContext around = start.isStructStart() ? here.getParent() : here;
        if (!takes(start, json)) {
            if (isRoot(around)) {
                throw MismatchedInputException.from(
                        json,
                        raw(),
                        Absence.shape(start) + " instead of " + shape.name().toLowerCase(Locale.ROOT));
            }
            Absence.of(json, Absence.shape(start), raw());
            json.skipChildren();
            return null;
        }
        try {
            Object value = _delegatee.deserialize(json, context);
            return value instanceof Object[] array ? withoutNulls(array) : value;
        } catch (IOException | RuntimeException e) {
            return absent(json, start, around, e);
        }
    }

    private boolean takes(JsonToken start, JsonParser json) throws IOException {
        return switch (shape) {
            case OBJECT -> start == JsonToken.START_OBJECT || start == JsonToken.FIELD_NAME;
            case ARRAY -> start == JsonToken.START_ARRAY || isOneElement(start, json);
            case SCALAR -> !start.isStructStart();
            case ANY -> true;
        };
    }

    /** A scalar in a field that is a list of scalars is a list of one; an empty text is a list of none. */
    private boolean isOneElement(JsonToken start, JsonParser json) throws IOException {
        return !start.isStructStart()
                && isField()
                && type != null
                && Guards.isScalar(type.getContentType())
                && !(start == JsonToken.VALUE_STRING && json.getText().isEmpty());
    }

    private @Nullable Object absent(JsonParser json, JsonToken start, JsonStreamContext around, Exception refusal)
            throws IOException {
        if (isRoot(around) || !isOfContent(refusal) || start == JsonToken.FIELD_NAME) {
            if (refusal instanceof IOException e) {
                throw e;
            }
            throw JsonMappingException.from(json, String.valueOf(refusal.getMessage()), refusal);
        }
        if (!unwrapped) { // unwrapped fields have a parser of their own
            passOver(json, start, around, refusal);
        }
        if (!unwrapped || Absence.missing(refusal) == null) {
            Absence.ofRefused(json, start, raw(), refusal, !isField());
        }
        return null;
    }

    /** Goes to the end of a value that was refused; throws if the document was. */
    static void passOver(JsonParser json, JsonToken start, JsonStreamContext around, Exception refusal)
            throws IOException {
        if (!isOfContent(refusal)) {
            throw refusal instanceof IOException e
                    ? e
                    : JsonMappingException.from(json, String.valueOf(refusal.getMessage()), refusal);
        }
        if (start.isStructStart()) {
            skipToEnd(json, start, around, refusal);
        }
    }

    private static void skipToEnd(JsonParser json, JsonToken start, JsonStreamContext around, Exception refusal)
            throws IOException {
        JsonToken end = start == JsonToken.START_OBJECT ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
        int depth = depth(around);
        while (json.currentToken() != end || depth(json.getParsingContext()) != depth) {
            if (json.nextToken() == null) {
                throw JsonMappingException.from(json, "the end of a value is missing", refusal);
            }
        }
    }

    /** Counted here: not every kind of parser counts it. */
    private static int depth(@Nullable JsonStreamContext context) {
        int depth = 0;
        for (JsonStreamContext c = context; c != null; c = c.getParent()) {
            depth++;
        }
        return depth;
    }

    private boolean isRoot(JsonStreamContext around) {
        return property == null && !around.inArray();
    }

    /** Whether the value is the field itself, not an entry of the field's list or map. */
    private boolean isField() {
        if (property == null || type == null) {
            return false;
        }
        JavaType field = property.getType();
        return type.isContainerType()
                ? field.isContainerType() && Objects.equals(field.getContentType(), type.getContentType())
                : field.hasRawClass(type.getRawClass());
    }

    /** The type as the model names it: a list rather than the class that holds one. */
    private Class<?> raw() {
        if (property != null && (type == null || isField())) {
            return property.getType().getRawClass();
        }
        if (type == null) {
            return handledType();
        }
        return type.isCollectionLikeType() ? List.class : type.isMapLikeType() ? Map.class : type.getRawClass();
    }

    /** Whether the value itself was refused, rather than the document it is in. */
    private static boolean isOfContent(Exception refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && !(cause instanceof JsonMappingException)
                    && !(cause instanceof InputCoercionException)) {
                return false;
            }
        }
        return true;
    }

    private static Object[] withoutNulls(Object[] array) {
        return Arrays.asList(array).contains(null)
                ? Arrays.stream(array).filter(Objects::nonNull).toArray(length -> Arrays.copyOf(array, length))
                : array;
    }
}
