package io.github.clouddatasets.core.spi.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@link Scalar} for databind.
 *
 * @param <T> the type read
 */
final class ScalarReader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Scalar<T> rules;
    private final transient @Nullable T ifAbsent;

    /** {@code ifAbsent} is null, or zero for a primitive. */
    @SuppressWarnings("unchecked") // the rules of a type give values of the type
    private ScalarReader(Class<T> type, @Nullable T ifAbsent) {
        super(type);
        Scalar<?> found = Scalar.of(type);
        if (found == null) {
            throw new IllegalArgumentException("no rules for " + type);
        }
        this.rules = (Scalar<T>) found;
        this.ifAbsent = ifAbsent;
    }

    /** Puts a reader for each type into a module. */
    static void addTo(SimpleModule module) {
        add(module, Long.class, null);
        add(module, long.class, 0L);
        add(module, Integer.class, null);
        add(module, int.class, 0);
        add(module, Double.class, null);
        add(module, double.class, 0.0);
        add(module, Boolean.class, null);
        add(module, boolean.class, false);
        add(module, Instant.class, null);
        add(module, Duration.class, null);
    }

    private static <T> void add(SimpleModule module, Class<T> type, @Nullable T ifAbsent) {
        module.addDeserializer(type, new ScalarReader<>(type, ifAbsent));
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        T value = rules.read(json, json.currentToken());
        return value == null ? ifAbsent : value;
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
        return ifAbsent;
    }
}
