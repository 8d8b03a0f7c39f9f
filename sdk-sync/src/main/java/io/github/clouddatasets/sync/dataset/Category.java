package io.github.clouddatasets.sync.dataset;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.WireId;
import org.jspecify.annotations.Nullable;

/**
 * A category that a shape can have.
 *
 * @param id the value that annotations hold, a path with slashes such as {@code vehicle/car}
 * @param label the name to show; null if the configuration has none
 * @param color the colour of shapes, such as {@code #E53935}; null if the configuration has none
 * @param textColor the colour of the name; null if the configuration has none
 * @param description what belongs to the category; null if the configuration does not say
 */
@Decoded
public record Category(
        String id,
        @Nullable String label,
        @Nullable String color,
        @Nullable String textColor,
        @Nullable String description) {

    /**
     * Checks the id. {@inheritDoc}
     *
     * @throws IllegalArgumentException if the id is null or blank
     */
    public Category {
        id = WireId.required("id", id);
    }

    /**
     * A category without colours.
     *
     * @param id the value that annotations hold
     * @param label the name to show
     * @return the category
     * @throws IllegalArgumentException if the id is null or blank
     */
    public static Category of(String id, @Nullable String label) {
        return new Category(id, label, null, null, null);
    }

    /**
     * A category with a colour.
     *
     * @param id the value that annotations hold
     * @param label the name to show
     * @param color the colour of shapes, such as {@code #E53935}
     * @return the category
     * @throws IllegalArgumentException if the id is null or blank
     */
    public static Category of(String id, @Nullable String label, @Nullable String color) {
        return new Category(id, label, color, null, null);
    }
}
