package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads and writes the JSON of one line. Nesting and numbers are limited, and names from Jackson 2.16 on: a manifest may come from anywhere. */
final class LineJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // An exception must not quote the line, whose links may be signed: below 2.16 Jackson quotes by
                    // itself.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(400)
                            .build())
                    .build())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** Reads maps, lists, text, numbers without loss of digits, and nothing after the value. */
    static final ObjectReader READER = MAPPER.readerFor(Object.class)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Writes what {@link #READER} reads. */
    static final ObjectWriter WRITER = MAPPER.writer();

    private LineJson() {}
}
