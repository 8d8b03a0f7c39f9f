package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks for what reads a type when the first value comes. */
final class LazyDecoder<T> implements Decoder<T> {

    private final Json dialect;
    private final Class<T> type;
    private final @Nullable Class<?> parameter;

    private volatile @Nullable Decoder<T> found;

    LazyDecoder(Json dialect, Class<T> type, @Nullable Class<?> parameter) {
        this.dialect = dialect;
        this.type = type;
        this.parameter = parameter;
    }

    @Override
    public @Nullable T read(JsonParser json) throws IOException {
        Decoder<T> decoder = found;
        if (decoder == null) {
            decoder = find();
            found = decoder;
        }
        return decoder.read(json);
    }

    /** Names of fields are in the blueprints as {@link Json#SNAKE} spells them. */
    private Decoder<T> find() {
        boolean written = dialect == Json.SNAKE && (parameter == null || Blueprints.find(parameter, null) != null);
        ValueReader reader =
                written ? Blueprints.find(type, parameter == null ? null : Blueprints.of(parameter)) : null;
        return reader instanceof Blueprint blueprint ? new ByBlueprint<>(blueprint) : byDatabind();
    }

    @Override
    public Decoder<T> byDatabind() {
        ObjectReader reader = parameter == null ? dialect.reader(type) : dialect.reader(type, parameter);
        return reader::readValue;
    }

    /** Type and reader, as in {@code Sample by blueprint}. */
    @Override
    public String toString() {
        return type.getSimpleName() + (find() instanceof ByBlueprint ? " by blueprint" : " by databind");
    }

    /** Reads a whole document, which is never absent: what a field would lack is thrown. */
    private record ByBlueprint<T>(Blueprint blueprint) implements Decoder<T> {

        @Override
        @SuppressWarnings("unchecked") // the blueprint was found for this type
        public @Nullable T read(JsonParser json) throws IOException {
            JsonToken start = json.currentToken();
            if (start == null) {
                start = json.nextToken();
            }
            if (start == null || start == JsonToken.VALUE_NULL) {
                return null;
            }
            if (start != JsonToken.START_OBJECT) {
                throw MismatchedInputException.from(
                        json, blueprint.type(), Absence.shape(start) + " instead of object");
            }
            try {
                return (T) blueprint.decode(json, new Decoding());
            } catch (Blueprint.Refused refused) {
                RuntimeException reason = refused.reason;
                throw JsonMappingException.from(json, String.valueOf(reason.getMessage()), reason);
            }
        }
    }
}
