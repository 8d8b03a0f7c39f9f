package io.github.clouddatasets.datasets.common;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.WireValue;

/**
 * Language of texts in answers, such as the reasons of hard examples (schema {@code Locale}). The set is open: a value
 * without a constant is kept.
 *
 * @param value the value on the wire
 */
public record Language(@JsonValue String value) implements WireValue {

    /** English; the default ({@code en-us}). */
    public static final Language ENGLISH = new Language("en-us");

    /** Chinese ({@code zh-cn}). */
    public static final Language CHINESE = new Language("zh-cn");

    /**
     * Refuses a missing value.
     *
     * @param value the value on the wire
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Language {
        Check.required("value", value);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
