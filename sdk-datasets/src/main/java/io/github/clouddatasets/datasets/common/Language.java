package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;

/**
 * Language of texts in answers, such as the reasons of hard examples (schema {@code Locale}). The set is open: a value
 * without a constant is kept as it came.
 *
 * @param value the value on the wire
 */
public record Language(@JsonValue String value) {

    /** English; the default ({@code en-us}). */
    public static final Language ENGLISH = new Language("en-us");

    /** Chinese ({@code zh-cn}). */
    public static final Language CHINESE = new Language("zh-cn");

    public Language {
        Check.required("value", value);
    }

    /** Whatever scalar the service sends, a number too, is taken as text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Language read(Object value) {
        return new Language(value.toString());
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
