package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The two JSON dialects of the services: the same models, field names spelled one way or the other. */
public final class Json {
    /** {@code dataset_id}: ModelArts, Powerdrill v2, IDAH. */
    public static final Json SNAKE = new Json(PropertyNamingStrategies.SNAKE_CASE);

    /** {@code datasetId}: Powerdrill v1. */
    public static final Json CAMEL = new Json(PropertyNamingStrategies.LOWER_CAMEL_CASE);

    private final JsonMapper mapper;

    private Json(PropertyNamingStrategy naming) {
        // Limits against hostile answers: nesting, length of numbers and of names; the size of a whole body is limited
        // where it is read.
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(200)
                .maxNumberLength(400)
                .maxNameLength(10_000)
                .build();
        mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(naming)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Epoch numbers are milliseconds in every service; the default reads them as seconds.
                .disable(DeserializationFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(SerializationFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(MapperFeature.INFER_PROPERTY_MUTATORS)
                .disable(MapperFeature.USE_GETTERS_AS_SETTERS)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** A reader for one type; make it once per operation. */
    public ObjectReader reader(Class<?> type) {
        return mapper.readerFor(type);
    }

    /** A writer for any request body of this dialect. */
    public ObjectWriter writer() {
        return mapper.writer();
    }

    /** A value as JSON text, for the odd parameter that wants some. */
    public String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the value cannot be written as JSON", e);
        }
    }
}
