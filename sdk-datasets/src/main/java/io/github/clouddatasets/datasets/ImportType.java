package io.github.clouddatasets.datasets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.util.StdConverter;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * What an import reads (schema {@code ImportType}). Requests write text, answers a number (schema
 * {@code ImportTypeCode}); both are these values. The set is open: a value without a constant is kept as it came.
 *
 * @param value the value in requests
 */
public record ImportType(@JsonValue String value) {

    /** A directory in OBS ({@code dir}; {@code 0} in answers). */
    public static final ImportType DIRECTORY = new ImportType("dir");

    /** A manifest file ({@code manifest}; {@code 1} in answers). */
    public static final ImportType MANIFEST = new ImportType("manifest");

    public ImportType {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ImportType read(Object value) {
        return new ImportType(value.toString());
    }

    /** The value in requests. */
    @Override
    public String toString() {
        return value;
    }

    /** Reads the number of answers. */
    static final class CodeReader extends StdConverter<Object, ImportType> {

        @Override
        public ImportType convert(Object code) {
            return switch (code.toString()) {
                case "0" -> DIRECTORY;
                case "1" -> MANIFEST;
                default -> read(code);
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
