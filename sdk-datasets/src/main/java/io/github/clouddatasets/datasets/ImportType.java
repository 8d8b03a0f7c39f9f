package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;
import org.jspecify.annotations.Nullable;

/**
 * Kind of place that an import reads (schema {@code ImportType}). Requests write text, answers a number (schema
 * {@code ImportTypeCode}); both are these values. The set is open: a value without a constant is kept.
 *
 * @param value the value in requests
 */
public record ImportType(@JsonValue String value) implements WireValue {

    /** A directory in OBS ({@code dir}; {@code 0} in answers). */
    public static final ImportType DIRECTORY = new ImportType("dir");

    /** A manifest file ({@code manifest}; {@code 1} in answers). */
    public static final ImportType MANIFEST = new ImportType("manifest");

    /**
     * Refuses a missing value.
     *
     * @param value the value in requests
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public ImportType {
        Check.required("value", value);
    }

    /** The value in requests. */
    @Override
    public String toString() {
        return value;
    }

    /** Reads the number of answers. */
    static final class CodeReader extends StdConverter<Object, @Nullable ImportType> {

        @Override
        public @Nullable ImportType convert(Object code) {
            if (!(code instanceof String || code instanceof Number)) {
                return null;
            }
            return switch (code.toString()) {
                case "0" -> DIRECTORY;
                case "1" -> MANIFEST;
                default -> new ImportType(code.toString());
            };
        }
    }

    /** Writes the number of answers. */
    static final class CodeWriter extends StdConverter<ImportType, Object> {

        @Override
        public Object convert(ImportType type) {
            return switch (type.value) {
                case "dir" -> 0;
                case "manifest" -> 1;
                default -> type.value;
            };
        }
    }
}
