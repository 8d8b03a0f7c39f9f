package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.type.ArrayType;
import com.fasterxml.jackson.databind.type.CollectionType;
import com.fasterxml.jackson.databind.type.MapType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Guard} around the readers of models, lists and maps. */
final class Guards extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    /** Whether a type is written as text, a number or a boolean: those of the JDK, and the open enumerations. */
    static boolean isScalar(JavaType type) {
        Class<?> raw = type.getRawClass();
        return raw == String.class
                || raw == Boolean.class
                || raw == Instant.class
                || raw == Duration.class
                || Number.class.isAssignableFrom(raw)
                || isOpenEnum(raw);
    }

    private static boolean isOpenEnum(Class<?> raw) {
        return wireType(raw) != null;
    }

    /** What an open enumeration is on the wire; null for other types. */
    private static @Nullable Class<?> wireType(Class<?> raw) {
        if (!raw.isRecord()) {
            return null;
        }
        RecordComponent[] components = raw.getRecordComponents();
        return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class)
                ? components[0].getType()
                : null;
    }

    /** A field nobody knows is skipped where it stands, rather than kept to the end of the object. */
    @Override
    public BeanDeserializerBuilder updateBuilder(
            DeserializationConfig config, BeanDescription description, BeanDeserializerBuilder builder) {
        builder.setIgnoreUnknownProperties(true);
        return builder;
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> reader) {
        if (!(reader instanceof BeanDeserializerBase bean)) {
            return reader;
        }
        JavaType type = description.getType();
        ValueInstantiator maker = bean.getValueInstantiator();
        Class<?> wireType = wireType(type.getRawClass());
        boolean number = wireType == Integer.class || wireType == int.class;
        if (number || wireType == String.class || isMadeOfText(maker)) {
            WireValueReader scalar = WireValueReader.of(type, maker, number);
            if (scalar != null) {
                return new Guard(scalar, type, Guard.Shape.SCALAR);
            }
        }
        boolean takesMore = maker.canCreateUsingDelegate()
                || maker.canCreateUsingArrayDelegate()
                || maker.canCreateFromString()
                || wireType != null;
        return new Guard(reader, type, takesMore ? Guard.Shape.ANY : Guard.Shape.OBJECT);
    }

    /** Such as a secret: nothing but a text makes one. */
    private static boolean isMadeOfText(ValueInstantiator maker) {
        return maker.canCreateFromString() && !maker.canCreateFromObjectWith() && !maker.canCreateUsingDelegate();
    }

    @Override
    public JsonDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config, ArrayType type, BeanDescription description, JsonDeserializer<?> reader) {
        return type.getContentType().isPrimitive() ? reader : new Guard(reader, type, Guard.Shape.ARRAY);
    }

    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config,
            CollectionType type,
            BeanDescription description,
            JsonDeserializer<?> reader) {
        return new Guard(reader, type, Guard.Shape.ARRAY);
    }

    @Override
    public JsonDeserializer<?> modifyMapDeserializer(
            DeserializationConfig config, MapType type, BeanDescription description, JsonDeserializer<?> reader) {
        return new Guard(reader, type, Guard.Shape.OBJECT);
    }
}
