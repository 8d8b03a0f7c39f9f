package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The two JSON dialects of the services: the same models, field names spelled one way or the other.
 *
 * <p>Both read leniently, so that a service which changes one field does not make whole answers unreadable:
 *
 * <ul>
 *   <li>Unknown fields are ignored. A field of an unexpected shape (an object where text is documented, text that is no
 *       number, a number beyond the type's range) is absent, and one DEBUG line names the field and the shape.
 *   <li>Numbers are read from text, with a fraction of zeros or with an exponent; booleans from {@code 0}, {@code 1} and
 *       text; text from numbers and booleans; times from milliseconds in any of these forms or from ISO 8601 text.
 *   <li>A scalar in a field that is a list of scalars is a list of one. Entries of a list or a map that cannot be read are
 *       left out.
 *   <li>A thing without its id ({@link WireId.Missing}) is left out of a list or a map with a WARN line, and absent
 *       where it is a field.
 *   <li>The document's root is never absent: of another shape, or without its id, it cannot be read. Nor can a text that is
 *       no JSON, or breaks a limit.
 * </ul>
 */
public final class Json {
    /** {@code dataset_id}: ModelArts, Powerdrill v2, IDAH. */
    public static final Json SNAKE = new Json(PropertyNamingStrategies.SNAKE_CASE);

    /** {@code datasetId}: Powerdrill v1. */
    public static final Json CAMEL = new Json(PropertyNamingStrategies.LOWER_CAMEL_CASE);

    private final PropertyNamingStrategy naming;

    private final JsonFactory factory = factory();

    /** Made when there is something that only databind can read or write: the first answer of most programs is not. */
    private volatile @Nullable JsonMapper mapper;

    private Json(PropertyNamingStrategy naming) {
        JacksonFloor.check();
        this.naming = naming;
    }

    private JsonMapper mapper() {
        JsonMapper made = mapper;
        if (made == null) {
            synchronized (factory) {
                made = mapper;
                if (made == null) {
                    made = newMapper();
                    mapper = made;
                }
            }
        }
        return made;
    }

    private JsonMapper newMapper() {
        return JsonMapper.builder(factory)
                .addModule(new JavaTimeModule())
                .addModule(lenient())
                .addHandler(new UnexpectedShapes())
                .annotationIntrospector(new AnnotatedReaders())
                // A scalar where a list of scalars is documented; Guard lets nothing else through to this.
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .propertyNamingStrategy(naming)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Numbers of time are milliseconds in every service.
                .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(MapperFeature.INFER_PROPERTY_MUTATORS)
                .disable(MapperFeature.USE_GETTERS_AS_SETTERS)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /**
     * A factory of parsers for what a service sends. Nesting and the length of numbers are limited against hostile answers. From
     * 2.16 on Jackson limits the length of names by itself, and the size of a whole body is limited where the body is read.
     *
     * @return a new factory whose exceptions do not quote the text, which may hold a secret: below 2.16 Jackson quotes it by itself
     */
    public static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(200)
                        .maxNumberLength(400)
                        .build())
                .build();
    }

    private static SimpleModule lenient() {
        SimpleModule module = new SimpleModule("lenient");
        ScalarReader.addTo(module);
        module.setDeserializerModifier(new Guards());
        return module;
    }

    /**
     * A decoder of one type; make it once per operation. The first value decides what reads: the blueprint of the type if the
     * build has written one for this dialect, else databind. The two read the same from every text.
     *
     * @param type the type of the whole document
     * @param <T> the same type
     * @return the decoder
     */
    public <T> Decoder<T> decoder(Class<T> type) {
        return new LazyDecoder<>(this, type, null);
    }

    /**
     * A decoder of a type with a parameter; make it once per operation.
     *
     * @param type the type of the whole document
     * @param parameter the type that stands for its parameter
     * @param <T> the type of the whole document
     * @return the decoder
     */
    public <T> Decoder<T> decoder(Class<T> type, Class<?> parameter) {
        return new LazyDecoder<>(this, type, parameter);
    }

    /**
     * A parser whose limits are those of {@link #factory()}.
     *
     * @param bytes the document
     * @return a parser before the first token
     * @throws IOException never, but Jackson declares it
     */
    public JsonParser parser(byte[] bytes) throws IOException {
        return factory.createParser(bytes);
    }

    /**
     * A parser whose limits are those of {@link #factory()}.
     *
     * @param bytes the document; closed with the parser
     * @return a parser before the first token
     * @throws IOException if the start cannot be read
     */
    public JsonParser parser(InputStream bytes) throws IOException {
        return factory.createParser(bytes);
    }

    /**
     * A parser whose limits are those of {@link #factory()}.
     *
     * @param text the document
     * @return a parser before the first token
     * @throws IOException never, but Jackson declares it
     */
    public JsonParser parser(String text) throws IOException {
        return factory.createParser(text);
    }

    /** A value as it is. */
    JsonNode tree(JsonParser json) throws IOException {
        return mapper().readerFor(JsonNode.class).readValue(json);
    }

    /**
     * A reader by databind for one type; make it once.
     *
     * @param type the type of the whole document
     * @return the reader
     */
    public ObjectReader reader(Class<?> type) {
        return mapper().readerFor(type);
    }

    /**
     * A reader by databind for a type with a parameter; make it once.
     *
     * @param type the type of the whole document
     * @param parameter the type that stands for its parameter
     * @return the reader
     */
    public ObjectReader reader(Class<?> type, Class<?> parameter) {
        return mapper().readerFor(mapper().getTypeFactory().constructParametricType(type, parameter));
    }

    /**
     * A writer for any request body of this dialect.
     *
     * @return the writer
     */
    public ObjectWriter writer() {
        return mapper().writer();
    }

    /**
     * A value as JSON text, for a query parameter that takes JSON.
     *
     * @param value any model
     * @return the text
     * @throws IllegalArgumentException if the value cannot be written
     */
    public String text(Object value) {
        try {
            return mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the value cannot be written as JSON", e);
        }
    }
}
