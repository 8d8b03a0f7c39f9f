package io.github.clouddatasets.sync.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.clouddatasets.core.spi.value.Immutable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resources on the other side of a relation, by their ids.
 *
 * @param data a list for a relation to many, an object for a relation to one; here a list in both cases
 */
public record Relationship(
        @JsonDeserialize(using = Identifiers.class) List<Identifier> data) {

    /** Copies the list. {@inheritDoc} */
    public Relationship {
        data = Immutable.list(data);
    }

    /**
     * Names a resource.
     *
     * @param type the kind on the wire
     * @param id the id
     */
    public record Identifier(
            @Nullable String type, @Nullable String id) {}

    /** Reads one identifier or a list of them; of anything else, none. */
    static final class Identifiers extends JsonDeserializer<List<Identifier>> {

        @Override
        public List<Identifier> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            List<Identifier> found = new ArrayList<>();
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                add(parser, context, found);
                return found;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                add(parser, context, found);
            }
            return found;
        }

        private static void add(JsonParser parser, DeserializationContext context, List<Identifier> found)
                throws IOException {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                found.add(context.readValue(parser, Identifier.class));
            } else {
                parser.skipChildren();
            }
        }
    }
}
