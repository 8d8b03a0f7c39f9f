package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.util.ClassUtil;
import com.fasterxml.jackson.databind.util.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link Guard} around the readers and converters that a field's {@code @JsonDeserialize} names, so that one which
 * throws costs its field and no more.
 */
final class AnnotatedReaders extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable Object findDeserializer(Annotated annotated) {
        Object reader = super.findDeserializer(annotated);
        if (!(annotated instanceof AnnotatedMember member)) {
            return reader;
        }
        if (reader instanceof Class<?> named && JsonDeserializer.class.isAssignableFrom(named)) {
            return guarded((JsonDeserializer<?>) ClassUtil.createInstance(named, true));
        }
        Object converter = super.findDeserializationConverter(member);
        if (converter instanceof Class<?> named && Converter.class.isAssignableFrom(named)) {
            return guarded(new Converting((Converter<?, ?>) ClassUtil.createInstance(named, true)));
        }
        return reader;
    }

    /** Unknown fields are skipped: else Jackson keeps them in a buffer until the record is made, and drops them then. */
    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
        return super.findPropertyIgnoralByName(config, annotated).withIgnoreUnknown();
    }

    /** Found by {@link #findDeserializer} already. */
    @Override
    public @Nullable Object findDeserializationConverter(Annotated annotated) {
        return annotated instanceof AnnotatedMember ? null : super.findDeserializationConverter(annotated);
    }

    private static Guard guarded(JsonDeserializer<?> reader) {
        return new Guard(reader, null, Guard.Shape.ANY);
    }

    /** Becomes the reader of the converter's input as soon as there is a field to read. */
    private static final class Converting extends JsonDeserializer<Object> implements ContextualDeserializer {

        private final Converter<?, ?> converter;

        Converting(Converter<?, ?> converter) {
            this.converter = converter;
        }

        @Override
        @SuppressWarnings("unchecked") // the converter takes what the reader of its input type gives
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            JavaType input = converter.getInputType(context.getTypeFactory());
            return new StdDelegatingDeserializer<>(
                    (Converter<Object, Object>) converter,
                    input,
                    context.findContextualValueDeserializer(input, property));
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            throw new IllegalStateException("a field's reader is asked only in the context of the field");
        }
    }
}
