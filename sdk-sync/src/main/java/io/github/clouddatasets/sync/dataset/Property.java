package io.github.clouddatasets.sync.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.WireId;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property that shapes of a kind have beside their category.
 *
 * @param id the name that annotations hold the value under
 * @param label the name to show; null if the configuration has none
 * @param description what the property says; null if the configuration does not say
 * @param type the kind of values
 * @param required whether each shape needs a value; null if the configuration does not say
 * @param visibility when the web pages show the property, in a form of their own; null if the configuration does not say
 * @param format further rules for values, such as the values to choose from, in a form of the web pages' own
 */
@Decoded
public record Property(
        String id,
        @Nullable String label,
        @Nullable String description,
        @Nullable PropertyType type,
        @Nullable Boolean required,
        @Nullable Object visibility,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> format) {

    /**
     * Checks the id, and copies the map. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Property {
        id = WireId.required("id", id);
        format = Immutable.json(format);
        visibility = Immutable.json(Collections.singletonMap("visibility", visibility))
                .get("visibility");
    }

    /**
     * A property with a type and nothing else.
     *
     * @param id the name that annotations hold the value under
     * @param type the kind of values
     * @return the property
     * @throws IllegalArgumentException if the id is null or blank
     */
    public static Property of(String id, @Nullable PropertyType type) {
        return new Property(id, null, null, type, null, null, Map.of());
    }
}
